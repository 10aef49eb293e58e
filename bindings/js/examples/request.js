/** The request that the portal makes before anything is typed: the area, the period, the province's figures, the report of last year. */
export const request = {
  schema: "kh302.request/1",
  report: {
    schema: "kh302.report/1",
    area: "19815",
    period: "2026",
    figures: { on_intra_provincial_route: false, on_inter_provincial_route: true },
  },
  previous: [
    {
      schema: "kh302.report/1",
      area: "19815",
      period: "2025",
      figures: { drug_dependent: 35, drug_using: 20, use_points: 0, hotspots: 0, retail_points: 0 },
    },
  ],
  as_of: "2026-12-15",
};
