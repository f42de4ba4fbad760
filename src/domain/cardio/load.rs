//! Training load from perceived exertion. It says how much more or less than usual was done; it does not predict
//! injury (Impellizzeri 2020), so no sentence built on it may say so.

/// Load of a session: exertion (CR10, 0 to 10) times minutes (Foster 2001).
pub fn session_load(exertion: f64, duration_s: f64) -> f64 {
    exertion * duration_s / 60.0
}

/// A week of daily loads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    pub sum: f64,
    /// Mean over sample deviation; `None` when all days are alike.
    pub monotony: Option<f64>,
    /// Sum times monotony.
    pub strain: Option<f64>,
}

/// Sum, monotony and strain of seven daily loads (Foster 1998).
pub fn week(loads: &[f64; 7]) -> Week {
    let sum: f64 = loads.iter().sum();
    let mean = sum / 7.0;
    let deviation = (loads.iter().map(|load| (load - mean).powi(2)).sum::<f64>() / 6.0).sqrt();
    let monotony = (deviation > f64::EPSILON).then(|| mean / deviation);
    Week { sum, monotony, strain: monotony.map(|monotony| sum * monotony) }
}

/// How the last week compares with the last four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    Lighter,
    Usual,
    More,
    MuchMore,
}

/// Acute and chronic load with their ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AcuteChronic {
    pub acute: f64,
    pub chronic: f64,
    pub ratio: f64,
}

impl AcuteChronic {
    pub fn compared(&self) -> Compared {
        match self.ratio {
            r if r < 0.8 => Compared::Lighter,
            r if r <= 1.3 => Compared::Usual,
            r if r <= 1.5 => Compared::More,
            _ => Compared::MuchMore,
        }
    }
}

/// Exponentially weighted means of the daily loads, oldest first, over 7 and 28 days (Williams 2017; λ = 2/(N + 1),
/// both starting at the mean of the first 28 days). `None` with fewer days, or while nothing was done.
pub fn acute_chronic(days: &[f64]) -> Option<AcuteChronic> {
    let (first, rest) = days.split_at_checked(28)?;
    let start = first.iter().sum::<f64>() / 28.0;
    let ewma = |span: f64| {
        let lambda = 2.0 / (span + 1.0);
        rest.iter().fold(start, |mean, load| mean + lambda * (load - mean))
    };
    let (acute, chronic) = (ewma(7.0), ewma(28.0));
    (chronic > 0.0).then(|| AcuteChronic { acute, chronic, ratio: acute / chronic })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    #[test]
    fn session_and_week_give_the_reference_values() {
        close(session_load(7.0, 2700.0), 315.0, 1e-9);
        let mixed = week(&[300.0, 0.0, 400.0, 0.0, 350.0, 0.0, 600.0]);
        close(mixed.sum, 1650.0, 1e-9);
        close(mixed.monotony.unwrap(), 0.98504, 5e-6);
        close(mixed.strain.unwrap(), 1625.31, 5e-3);
        assert_eq!(week(&[300.0; 7]).monotony, None);
    }

    #[test]
    fn one_hard_day_after_steady_weeks() {
        let mut days = vec![300.0; 28];
        assert_eq!(acute_chronic(&days[..27]), None);
        days.push(900.0);
        let load = acute_chronic(&days).unwrap();
        close(load.acute, 450.0, 1e-9);
        close(load.chronic, 341.379, 5e-4);
        close(load.ratio, 1.318, 5e-4);
        assert_eq!(load.compared(), Compared::More);
        assert_eq!(acute_chronic(&[0.0; 40]), None);
    }
}
