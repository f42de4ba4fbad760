//! Whom to call, by the country of the member's time zone. Verify every number with its operator before a release.

/// The numbers of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmergencyNumbers {
    /// Ambulance.
    pub emergency: &'static str,
    /// A crisis line, or where to find one.
    pub crisis: &'static str,
}

const FIND_A_HELPLINE: &str = "findahelpline.com";
const NORTH_AMERICA: EmergencyNumbers = EmergencyNumbers { emergency: "911", crisis: "988" };

/// Zones by prefix or by name, first match first. All others get 112, which works in the European Union and reaches
/// emergency services from mobile phones in many more countries.
const BY_ZONE: &[(&[&str], EmergencyNumbers)] = &[
    (
        &["Europe/London", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "GB"],
        EmergencyNumbers { emergency: "999", crisis: "116 123" },
    ),
    (&["Europe/Dublin", "Eire"], EmergencyNumbers { emergency: "112", crisis: "116 123" }),
    (&["Europe/Berlin", "Europe/Busingen"], EmergencyNumbers { emergency: "112", crisis: "0800 111 0 111" }),
    (&["Europe/Vienna"], EmergencyNumbers { emergency: "112", crisis: "142" }),
    (&["Europe/Zurich"], EmergencyNumbers { emergency: "112", crisis: "143" }),
    (&["Europe/Paris"], EmergencyNumbers { emergency: "112", crisis: "3114" }),
    (&["Europe/Madrid", "Atlantic/Canary", "Africa/Ceuta"], EmergencyNumbers { emergency: "112", crisis: "024" }),
    (
        &[
            "America/Sao_Paulo",
            "America/Bahia",
            "America/Fortaleza",
            "America/Recife",
            "America/Belem",
            "America/Manaus",
            "America/Cuiaba",
            "America/Campo_Grande",
            "America/Maceio",
            "America/Araguaina",
            "America/Santarem",
            "America/Porto_Velho",
            "America/Boa_Vista",
            "America/Rio_Branco",
            "America/Eirunepe",
            "America/Noronha",
            "Brazil/",
        ],
        EmergencyNumbers { emergency: "192", crisis: "188" },
    ),
    (&["Australia/"], EmergencyNumbers { emergency: "000", crisis: "13 11 14" }),
    (&["Pacific/Auckland", "Pacific/Chatham", "NZ"], EmergencyNumbers { emergency: "111", crisis: "1737" }),
    (
        &[
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Anchorage",
            "America/Detroit",
            "America/Boise",
            "America/Juneau",
            "America/Sitka",
            "America/Nome",
            "America/Adak",
            "America/Yakutat",
            "America/Metlakatla",
            "America/Menominee",
            "America/Indiana/",
            "America/Indianapolis",
            "America/Kentucky/",
            "America/Louisville",
            "America/North_Dakota/",
            "Pacific/Honolulu",
            "US/",
        ],
        NORTH_AMERICA,
    ),
    (
        &[
            "America/Toronto",
            "America/Vancouver",
            "America/Edmonton",
            "America/Winnipeg",
            "America/Halifax",
            "America/St_Johns",
            "America/Regina",
            "America/Montreal",
            "America/Moncton",
            "America/Glace_Bay",
            "America/Goose_Bay",
            "America/Iqaluit",
            "America/Whitehorse",
            "America/Yellowknife",
            "America/Dawson",
            "America/Dawson_Creek",
            "America/Inuvik",
            "America/Cambridge_Bay",
            "America/Rankin_Inlet",
            "America/Resolute",
            "America/Swift_Current",
            "America/Fort_Nelson",
            "America/Creston",
            "America/Thunder_Bay",
            "America/Nipigon",
            "America/Atikokan",
            "America/Rainy_River",
            "America/Pangnirtung",
            "Canada/",
        ],
        NORTH_AMERICA,
    ),
];

/// The numbers for an IANA time zone.
pub fn emergency_numbers(time_zone: &str) -> EmergencyNumbers {
    let names_it = |name: &&str| if name.ends_with('/') { time_zone.starts_with(*name) } else { time_zone == *name };
    BY_ZONE
        .iter()
        .find(|(zones, _)| zones.iter().any(names_it))
        .map_or(EmergencyNumbers { emergency: "112", crisis: FIND_A_HELPLINE }, |(_, numbers)| *numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_zone() {
        let call = |zone| emergency_numbers(zone).emergency;
        assert_eq!(call("Europe/London"), "999");
        assert_eq!(call("America/Indiana/Knox"), "911");
        assert_eq!(call("America/Toronto_Island"), "112", "a name is no prefix");
        assert_eq!(call("Australia/Perth"), "000");
        assert_eq!(call("Europe/Rome"), "112");
        assert_eq!(emergency_numbers("Europe/Berlin").crisis, "0800 111 0 111");
        assert_eq!(emergency_numbers("Asia/Tokyo").crisis, "findahelpline.com");
    }
}
