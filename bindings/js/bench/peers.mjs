// The other engines, each with the rules that it can express: the kinds and bounds of the fields, and the checks of figures. Each makes a
// function that takes the figures and returns how many checks failed.
import Ajv from "ajv";
import { Model } from "survey-core";
import * as v from "valibot";
import * as z from "zod";

/** Plain JavaScript by hand, which explains nothing; it is the lower bound for the time. */
export function plain(fields, rules) {
  return (figures) => {
    let wrong = 0;
    for (const { id, kind, min, max } of fields) {
      const value = figures[id];
      if (kind === "flag" ? typeof value !== "boolean" : !(Number.isInteger(value) && value >= min && value <= max)) wrong += 1;
    }
    for (const rule of rules) if (!rule.holds(figures)) wrong += 1;
    return wrong;
  };
}

export function zod(fields, rules) {
  const shape = fields.map(({ id, kind, min, max }) => [id, kind === "flag" ? z.boolean() : z.int().min(min).max(max)]);
  const schema = z.strictObject(Object.fromEntries(shape)).superRefine((figures, context) => {
    for (const rule of rules) if (!rule.holds(figures)) context.addIssue({ code: "custom", path: [rule.at], message: rule.message });
  });
  return (figures) => schema.safeParse(figures).error?.issues.length ?? 0;
}

export function valibot(fields, rules) {
  const shape = fields.map(({ id, kind, min, max }) => [
    id,
    kind === "flag" ? v.boolean() : v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)),
  ]);
  const check = ({ dataset, addIssue }) => {
    for (const rule of rules) if (!rule.holds(dataset.value)) addIssue({ message: rule.message });
  };
  const schema = v.pipe(v.strictObject(Object.fromEntries(shape)), v.rawCheck(check));
  return (figures) => v.safeParse(schema, figures).issues?.length ?? 0;
}

export function ajv(fields, rules) {
  const engine = new Ajv({ allErrors: true });
  engine.addKeyword({
    keyword: "rule",
    type: "object",
    validate: (place, figures) => rules[place].holds(figures),
  });
  const properties = fields.map(({ id, kind, min, max }) => [
    id,
    kind === "flag" ? { type: "boolean" } : { type: "integer", minimum: min, maximum: max },
  ]);
  const validate = engine.compile({
    type: "object",
    additionalProperties: false,
    required: fields.map(({ id }) => id),
    properties: Object.fromEntries(properties),
    allOf: rules.map((_, place) => ({ rule: place })),
  });
  return (figures) => (validate(figures) ? 0 : validate.errors.filter((error) => error.keyword === "rule").length);
}

/** SurveyJS as a whole form: measures a keystroke, and a check of all fields. */
export function surveyjs(fields, rules) {
  const element = ({ id, kind, min, max }) => {
    const validators = rules
      .filter((rule) => rule.at === id)
      .map((rule) => ({ type: "expression", expression: rule.expression, text: rule.message }));
    return kind === "flag"
      ? { type: "boolean", name: id, validators }
      : { type: "text", inputType: "number", name: id, validators: [{ type: "numeric", minValue: min, maxValue: max }, ...validators] };
  };
  const model = new Model({ elements: fields.map(element), checkErrorsMode: "onValueChanged" });
  return {
    set: (id, value) => model.setValue(id, value),
    check(figures) {
      model.data = figures;
      model.validate(true);
      return model.getAllQuestions().reduce((sum, question) => sum + question.errors.length, 0);
    },
  };
}
