// The rules for the other engines: the fields and the checks of figures, from the catalogue. They have no levels, targets, dates or earlier
// reports, and no three-valued logic for missing figures.

/** Returns the checks of figures of a catalogue, each as a function of the figures. */
export function rules(catalogue, months) {
  const checks = catalogue.checks.filter((check) => check.must?.left && !check.of_province);
  return checks.map((check) => {
    const holds = (relation) =>
      `(${sum(relation.left, months)} ${relation.op === "=" ? "===" : relation.op} ${sum(relation.right, months)})`;
    const source = check.when ? `!${holds(check.when)} || ${holds(check.must)}` : holds(check.must);
    const expression = check.when
      ? `(${survey(opposite(check.when), months)}) or (${survey(check.must, months)})`
      : survey(check.must, months);
    return {
      code: check.code,
      at: Object.keys(check.must.left)[0],
      holds: new Function("f", `return ${source}`),
      expression,
      message: check.message.vi,
    };
  });
}

/** Returns the figures of a commune's yearly report. */
export function fields(catalogue) {
  return catalogue.figures.filter((figure) => figure.tier !== "province");
}

function sum(side, months, of = (id) => `f.${id}`) {
  if (typeof side === "number") return String(side);
  const term = ([id, factor]) => (id === "group_months" ? `${factor * months} * ${of("residential_groups")}` : `${factor} * ${of(id)}`);
  return Object.entries(side).map(term).join(" + ") || "0";
}

function opposite(relation) {
  return { ...relation, op: { "=": "<>", ">=": "<", "<=": ">" }[relation.op] };
}

function survey(relation, months) {
  const of = (id) => `{${id}}`;
  return `${sum(relation.left, months, of)} ${relation.op} ${sum(relation.right, months, of)}`;
}

/** Makes a yearly report without faults, from a seed. */
export function report(catalogue, seed) {
  const figures = Object.fromEntries(fields(catalogue).map((figure) => [figure.id, figure.kind === "flag" ? false : 0]));
  let state = seed;
  const some = (most) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 8) % (most + 1);
  };
  const [groups, dependent, using] = [some(50) + 10, some(40), some(30)];
  Object.assign(figures, {
    population: 20_000 + some(30_000),
    residential_groups: groups,
    reviewed: true,
    drug_dependent: dependent,
    drug_dependent_opening: dependent,
    drug_dependent_in_community: dependent,
    drug_dependent_on_substitution: dependent,
    drug_dependent_reached: dependent,
    drug_using: using,
    drug_using_opening: using,
    drug_using_in_community: using,
    drug_using_reached: some(using),
    groups_with_session: groups * 12 - some(3),
    outreach_sessions: groups * 3,
    models: 4,
    groups_with_model: groups - some(2),
    drug_cases: 2,
    drug_arrests: some(4),
  });
  return { schema: "kh302.report/1", area: "19815", period: "2025", prepared_on: "2025-12-15", figures, declared_level: "type_iii" };
}
