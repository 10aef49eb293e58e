//! `cargo bench -p kh302 --bench rollup`: rolls up the reports of 3,321 communes in 34 provinces over 60 months, some 200,000 reports, from
//! typed values on all cores. The units and the figures are invented.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::float_arithmetic,
    reason = "a benchmark"
)]

use kh302::judge::Rollup;
use kh302::{AreaCode, FIGURES, Period, PeriodKind, Report, Units};
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

const COMMUNES: usize = 3_321;
const PROVINCES: usize = 34;
const ROUNDS: usize = 7;
const GOAL: Duration = Duration::from_secs(1);

fn main() {
    // Runs only under `cargo bench`; `cargo test --benches` builds and starts it too.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let units = units();
    let months: Vec<Period> =
        (2026..2031).flat_map(|year| (1..=12).map(move |month| Period::new(PeriodKind::Month, year, month).unwrap())).collect();
    let (provinces, communes) = (0..PROVINCES).map(province).zip(communes()).collect::<(Vec<AreaCode>, Vec<Vec<AreaCode>>)>();
    let tasks: Vec<(Period, usize)> = months.iter().flat_map(|month| (0..PROVINCES).map(|place| (*month, place))).collect();
    let reports: Vec<Vec<Report>> =
        tasks.iter().map(|(month, place)| communes[*place].iter().map(|commune| report(*commune, *month)).collect()).collect();
    let count: usize = reports.iter().map(Vec::len).sum();
    let before = peak();
    let workers = thread::available_parallelism().map_or(1, usize::from);

    // Distributes the provinces and months over the workers; each pair is one roll-up.
    let by_province = || {
        let sums: Vec<u64> = thread::scope(|scope| {
            let worker = |first: usize| {
                let (tasks, reports, units, provinces) = (&tasks, &reports, &units, &provinces);
                move || {
                    let of_one =
                        |((month, place), reports): (&(Period, usize), &Vec<Report>)| rolled(provinces[*place], *month, units, reports);
                    tasks.iter().zip(reports).skip(first).step_by(workers).map(of_one).sum::<u64>()
                }
            };
            let workers: Vec<_> = (0..workers).map(|first| scope.spawn(worker(first))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).collect()
        });
        sums.iter().sum::<u64>()
    };
    // Splits the reports of each province and month between the workers, and merges their roll-ups.
    let by_merging = || {
        let halves: Vec<Vec<Rollup<'_>>> = thread::scope(|scope| {
            let worker = |part: usize| {
                let (tasks, reports, units, provinces) = (&tasks, &reports, &units, &provinces);
                move || {
                    let half = |((month, place), reports): (&(Period, usize), &Vec<Report>)| {
                        let mut rollup = Rollup::new(provinces[*place], *month, units).unwrap();
                        reports.iter().skip(part).step_by(workers).for_each(|report| drop(black_box(rollup.add(report).unwrap())));
                        rollup
                    };
                    tasks.iter().zip(reports).map(half).collect()
                }
            };
            let workers: Vec<_> = (0..workers).map(|part| scope.spawn(worker(part))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).collect()
        });
        let mut parts = halves.into_iter();
        let mut whole = parts.next().unwrap();
        for part in parts {
            whole.iter_mut().zip(&part).for_each(|(whole, part)| whole.merge(part).unwrap());
        }
        whole.iter().map(sum).sum::<u64>()
    };
    let plain: u64 = reports.iter().flatten().map(|report| report.figures.drug_dependent.unwrap()).sum();
    println!("{count} reports, {} roll-ups, {workers} workers\n", tasks.len());
    for (name, run) in [("provinces dealt out", &by_province as &dyn Fn() -> u64), ("reports split and merged", &by_merging)] {
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                assert_eq!(black_box(run()), plain, "the sums are those of a plain addition");
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let median = times[ROUNDS / 2];
        let met = if median < GOAL { "goal met" } else { "GOAL MISSED" };
        println!(
            "{name:<26} {:>6.0} ms  {:>5.0} ns a report  ({met}: {GOAL:?})",
            median.as_secs_f64() * 1e3,
            median.as_nanos() as f64 / count as f64
        );
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("\npeak memory {after} kB, of which {before} kB were there with the reports before any roll-up");
    }
}

fn rolled(province: AreaCode, month: Period, units: &Units<'_>, reports: &[Report]) -> u64 {
    let mut rollup = Rollup::new(province, month, units).unwrap();
    for report in reports {
        black_box(rollup.add(report).unwrap());
    }
    sum(&rollup)
}

fn sum(rollup: &Rollup<'_>) -> u64 {
    let totals = rollup.totals();
    assert_eq!(totals.communes.map(|tally| tally.expected), totals.communes.map(|tally| tally.received));
    black_box(&totals).figures.value(kh302::Figure::DrugDependent).unwrap()
}

fn province(place: usize) -> AreaCode {
    format!("{:02}", 10 + place).parse().unwrap()
}

/// Makes the communes of each province.
fn communes() -> Vec<Vec<AreaCode>> {
    let mut communes = vec![Vec::new(); PROVINCES];
    for place in 0..COMMUNES {
        communes[place % PROVINCES].push(format!("{:05}", 10_000 + place).parse().unwrap());
    }
    communes
}

fn units() -> Units<'static> {
    let mut csv = String::from(
        "code,valid_from,valid_to,name_vi,kind,level,parent_code,predecessor_codes,successor_codes,split,act_start,act_end,alias,area_km2,population,confidence\n",
    );
    for (place, communes) in communes().iter().enumerate() {
        let province = province(place);
        writeln!(csv, "{province},,,Tỉnh {place},tỉnh,1,,,,,,,,,,").unwrap();
        communes.iter().for_each(|code| writeln!(csv, "{code},,,Xã {code},xã,3,{province},,,,,,,,,").unwrap());
    }
    Units::from_csv(&csv).unwrap()
}

/// Makes a report with every figure, different for each commune and month.
fn report(area: AreaCode, month: Period) -> Report {
    let mut report = Report::new(area, month);
    let code: u64 = area.as_str().parse().unwrap();
    let mut drawn = code.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(month.last_day().month()).wrapping_mul(0xff51_afd7_ed55_8ccd);
    for row in FIGURES.iter().filter(|row| row.belongs_to(month)) {
        drawn ^= drawn << 13;
        drawn ^= drawn >> 7;
        drawn ^= drawn << 17;
        report.figures.set(row.figure, Some(row.min.max(drawn % if row.max == 1 { 2 } else { 40 })));
    }
    report.figures.population = Some(5_000 + drawn % 40_000);
    report
}

/// Returns the peak memory of the process in kB, where the system reports it.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}
