//! Who is told: what the environment says of it, in the words of OpenTelemetry's specification.
//!
//! Source: OpenTelemetry specification 1.50, "OpenTelemetry Protocol Exporter" and "Environment Variable Specification".

use std::time::Duration;

use axum::http::Uri;

use crate::failure::Failure;

/// How long it may take to answer where nothing is said.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Collector {
    /// Where spans go.
    pub address: String,
    /// What goes with them, such as a key of the collector's.
    pub headers: Vec<(String, String)>,
    /// How long it may take to answer.
    pub patience: Duration,
}

impl Collector {
    /// What an environment says; nothing, where it names nobody.
    ///
    /// # Errors
    /// It cannot be used.
    pub fn of(read: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, Failure> {
        let read = |name: &str| read(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let said = |name: &str| {
            let own = format!("OTEL_EXPORTER_OTLP_TRACES_{name}");
            read(&own).or_else(|| read(&format!("OTEL_EXPORTER_OTLP_{name}")))
        };
        let is_off = read("OTEL_SDK_DISABLED").is_some_and(|text| text.eq_ignore_ascii_case("true"))
            || read("OTEL_TRACES_EXPORTER").is_some_and(|text| text == "none");
        // The address for all signals is the beginning of each one's.
        let all =
            || Some(format!("{}/v1/traces", read("OTEL_EXPORTER_OTLP_ENDPOINT")?.trim_end_matches('/')));
        let address = read("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT").or_else(all);
        let Some(address) = address.filter(|_| !is_off) else { return Ok(None) };
        let is_one = address.parse::<Uri>().is_ok_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.host().is_some_and(|host| !host.is_empty())
        });
        if !is_one {
            return Err(Failure::Usage(
                "OTEL_EXPORTER_OTLP_ENDPOINT is no address: write http://HOST:4318, or https",
            ));
        }
        let headers = said("HEADERS").map_or(Some(Vec::new()), |text| headers(&text)).ok_or(
            Failure::Usage("OTEL_EXPORTER_OTLP_HEADERS cannot be read: write NAME=VALUE,NAME=VALUE"),
        )?;
        let patience = match said("TIMEOUT").map(|text| text.parse().map(Duration::from_millis)) {
            None => PATIENCE,
            Some(Ok(patience)) if !patience.is_zero() => patience,
            Some(_) => {
                return Err(Failure::Usage("OTEL_EXPORTER_OTLP_TIMEOUT is a number of milliseconds from 1"));
            }
        };
        Ok(Some(Self { address, headers, patience }))
    }
}

/// Names and values, which are percent-encoded.
fn headers(text: &str) -> Option<Vec<(String, String)>> {
    let pairs = text.split(',').map(str::trim).filter(|pair| !pair.is_empty());
    let header = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        // In a form, a plus would be a space.
        let value = format!("={}", value.trim().replace('+', "%2B").replace('&', "%26"));
        let (_, value) = form_urlencoded::parse(value.as_bytes()).next()?;
        let is_one = axum::http::HeaderName::try_from(name.trim()).is_ok()
            && axum::http::HeaderValue::try_from(value.as_ref()).is_ok();
        is_one.then(|| (name.trim().to_owned(), value.into_owned()))
    };
    pairs.map(header).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(environment: &[(&str, &str)]) -> Result<Option<Collector>, Failure> {
        Collector::of(|name| {
            let found = environment.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_is_said_of_traces_goes_before_what_is_said_of_all() {
        let all = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/");
        let found = of(&[all, ("OTEL_EXPORTER_OTLP_TIMEOUT", "2500")]).expect("usable").expect("named");
        assert_eq!(
            (found.address.as_str(), found.patience),
            ("http://collector:4318/v1/traces", Duration::from_millis(2_500))
        );
        let own = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://traces/in");
        let headers = ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b+c, x-of=%E5%AE%89");
        let found = of(&[all, own, headers]).expect("usable").expect("named");
        let pairs = [("api-key", "a b+c"), ("x-of", "安")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!((found.address.as_str(), found.headers), ("https://traces/in", pairs.to_vec()));
        assert_eq!(found.patience, PATIENCE);
    }

    #[test]
    fn nobody_is_told_where_nobody_is_named_or_it_is_switched_off() {
        let all = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");
        for environment in [
            [("OTEL_SERVICE_NAME", "anpai"), ("OTEL_EXPORTER_OTLP_ENDPOINT", " ")],
            [all, ("OTEL_SDK_DISABLED", "TRUE")],
            [all, ("OTEL_TRACES_EXPORTER", "none")],
        ] {
            assert_eq!(of(&environment).expect("usable"), None, "{environment:?}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_at_the_start() {
        let all = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");
        assert!(of(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")]).is_err());
        for wrong in ["no pair", "a b=c", "a=%0A"] {
            assert!(of(&[all, ("OTEL_EXPORTER_OTLP_HEADERS", wrong)]).is_err(), "{wrong:?}");
        }
        for wrong in ["0", "10s"] {
            assert!(of(&[all, ("OTEL_EXPORTER_OTLP_TIMEOUT", wrong)]).is_err(), "{wrong:?}");
        }
    }
}
