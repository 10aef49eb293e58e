//! Other engines that one could configure: a JSON Schema validator, and ZEN with the criteria of Điều 4 as expressions.

use crate::corpus::Sample;
use serde_json::{Value, json};
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine};

pub struct Engines {
    shape: jsonschema::Validator,
    decision: Decision,
    values: Vec<Value>,
    contexts: Vec<Value>,
}

impl Engines {
    /// Prepares both engines and parses the corpus. Every missing figure becomes 0, because neither engine distinguishes missing from zero.
    pub fn new(corpus: &[Sample]) -> Self {
        let schema: Value = serde_json::from_str(include_str!("../../../generated/schema/report.json")).expect("the schema is JSON");
        let content: DecisionContent = serde_json::from_value(graph()).expect("the graph is a decision");
        let decision = DecisionEngine::default().create_decision(content.into()).expect("the graph is sound");
        let values: Vec<Value> = corpus.iter().map(|sample| serde_json::from_str(&sample.json).expect("a report is JSON")).collect();
        let contexts = values.iter().map(context).collect();
        let engines = Self { shape: jsonschema::validator_for(&schema).expect("the schema is sound"), decision, values, contexts };
        let level = engines.classify(&json!({ "P": 1000, "D": 6, "K": 2, "O": 1, "T": 0, "S": 0, "route": false }));
        assert_eq!(level["level"], "type_i", "three criteria of loại I: {level}");
        engines
    }

    pub fn values(&self) -> &[Value] {
        &self.values
    }

    pub fn contexts(&self) -> &[Value] {
        &self.contexts
    }

    pub fn is_valid(&self, value: &Value) -> bool {
        self.shape.is_valid(value)
    }

    pub fn classify(&self, context: &Value) -> Value {
        let answer = pollster::block_on(self.decision.evaluate(context.clone().into())).expect("a decision");
        answer.result.to_value()
    }
}

fn context(report: &Value) -> Value {
    let figures = &report["figures"];
    let count = |id: &str| figures[id].as_u64().unwrap_or(0);
    let flag = |id: &str| figures[id].as_bool().unwrap_or(false);
    json!({
        "P": count("population"), "D": count("drug_dependent") + count("drug_using"), "K": count("use_points"), "O": count("drug_arrests"),
        "T": count("plants_found"), "S": count("plant_area_found"),
        "route": flag("on_intra_provincial_route") || flag("on_inter_provincial_route"),
    })
}

/// Writes the criteria of Điều 4 in the cumulative reading as expressions of ZEN.
fn graph() -> Value {
    let expression = |key: &str, value: &str| json!({ "id": key, "key": key, "value": value });
    json!({
        "nodes": [
            { "id": "in", "name": "in", "type": "inputNode" },
            { "id": "criteria", "name": "criteria", "type": "expressionNode", "content": { "expressions": [
                expression("a1", "1000 * D >= 5 * P and D > 0 ? 1 : 0"), expression("a2", "1000 * D >= P and D > 0 ? 1 : 0"), expression("a3", "D > 0 ? 1 : 0"),
                expression("b1", "K >= 2 ? 1 : 0"), expression("b2", "K >= 1 ? 1 : 0"),
                expression("c1", "1000 * O >= P and O > 0 ? 1 : 0"), expression("c2", "2000 * O >= P and O > 0 ? 1 : 0"), expression("c3", "O > 0 ? 1 : 0"),
                expression("d1", "T >= 3000 or S >= 750 ? 1 : 0"), expression("d2", "T >= 500 or S >= 125 ? 1 : 0"), expression("d3", "T >= 1 or S >= 1 ? 1 : 0"),
                expression("dd1", "route and $.a2 + $.b2 + $.c2 + $.d2 >= 2 ? 1 : 0"), expression("dd2", "route and $.a3 + $.b2 + $.c3 + $.d3 >= 2 ? 1 : 0"),
                expression("level", "$.a1 + $.b1 + $.c1 + $.d1 + $.dd1 >= 3 ? 'type_i' : $.a2 + $.b2 + $.c2 + $.d2 + $.dd2 >= 3 ? 'type_ii' : $.a3 + $.c3 + $.d3 >= 1 ? 'type_iii' : 'affected'"),
            ] } },
            { "id": "out", "name": "out", "type": "outputNode" },
        ],
        "edges": [
            { "id": "1", "type": "edge", "sourceId": "in", "targetId": "criteria" },
            { "id": "2", "type": "edge", "sourceId": "criteria", "targetId": "out" },
        ],
    })
}
