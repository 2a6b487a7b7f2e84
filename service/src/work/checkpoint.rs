//! What is kept of a job while it runs: its best plan so far, which is shown to whoever asks, and from where its search can go
//! on.

/// What is kept of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// The best plan so far.
    pub best: Option<Vec<u8>>,
    /// From where the search can go on; nothing, where its method has no such thing.
    pub state: Option<Vec<u8>>,
}

impl Checkpoint {
    /// As bytes: each part behind its length, one more than that where it is there.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [&self.best, &self.state] {
            let length = part.as_ref().map_or(0, |part| part.len() as u64 + 1);
            bytes.extend(length.to_be_bytes());
            bytes.extend(part.iter().flatten());
        }
        bytes
    }

    /// Read back. What is something else is as good as nothing: the search then begins anew.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let part = |bytes: &mut &[u8]| -> Option<Option<Vec<u8>>> {
            let (length, rest) = bytes.split_first_chunk()?;
            let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
            let Some(length) = length.checked_sub(1) else {
                *bytes = rest;
                return Some(None);
            };
            let (own, rest) = rest.split_at_checked(length)?;
            *bytes = rest;
            Some(Some(own.to_vec()))
        };
        let whole = |mut bytes: &[u8]| Some(Self { best: part(&mut bytes)?, state: part(&mut bytes)? });
        whole(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_as_it_is_written_and_anything_else_is_nothing() {
        let parts = [None, Some(Vec::new()), Some(b"plan".to_vec())];
        for (best, state) in parts.iter().flat_map(|best| parts.iter().map(move |state| (best, state))) {
            let checkpoint = Checkpoint { best: best.clone(), state: state.clone() };
            let bytes = checkpoint.bytes();
            assert_eq!(Checkpoint::read(&bytes), checkpoint);
            for cut in 0..bytes.len() {
                assert_eq!(Checkpoint::read(&bytes[..cut]), Checkpoint::default());
            }
        }
        assert_eq!(Checkpoint::read(&[255; 40]), Checkpoint::default());
    }
}
