//! How much memory this process can have: what the machine has, or less, where a container or a unit has a limit of its own (a
//! control group, of which there are two versions). A process that takes more than that is ended by the kernel.

use std::path::Path;

/// In bytes; nothing, where the system does not say.
pub(super) fn memory() -> Option<u64> {
    least(|path| std::fs::read_to_string(path).ok())
}

/// The least of the machine's and of every limit, as the files of a system say it.
fn least(read: impl Fn(&Path) -> Option<String>) -> Option<u64> {
    let groups = read(Path::new("/proc/self/cgroup")).unwrap_or_default();
    let limits = groups.lines().filter_map(|line| limit(line, &read));
    limits.chain(total(&read)).min()
}

/// What the machine has, in bytes.
fn total(read: impl Fn(&Path) -> Option<String>) -> Option<u64> {
    let told = read(Path::new("/proc/meminfo"))?;
    let total = told.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    total.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// The least that a group may take with all groups that it is in, in bytes: `number:controllers:path`, where version 2 names no
/// controller and version 1 has memory apart. In a container the path may be that outside, of which only the end is there, or
/// nothing but the root. A word in place of a number (`max`) is no limit.
fn limit(group: &str, read: impl Fn(&Path) -> Option<String>) -> Option<u64> {
    let mut parts = group.splitn(3, ':').skip(1);
    let (controllers, path) = (parts.next()?, parts.next()?);
    let (root, file) = match controllers {
        "" => ("/sys/fs/cgroup", "memory.max"),
        _ if controllers.split(',').any(|name| name == "memory") => {
            ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
        }
        _ => return None,
    };
    let groups = Path::new(path.trim_start_matches('/')).ancestors();
    groups.filter_map(|group| read(&Path::new(root).join(group).join(file))?.trim().parse().ok()).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a system with these files has, in MiB.
    fn system(files: &[(&str, &str)]) -> Option<u64> {
        let of = |path: &Path| files.iter().find(|(name, _)| Path::new(name) == path);
        least(|path| of(path).map(|(_, text)| (*text).to_owned())).map(|bytes| bytes / (1024 * 1024))
    }

    const MACHINE: (&str, &str) = ("/proc/meminfo", "MemTotal:        8388608 kB\nMemFree:  1024 kB\n");

    #[test]
    fn without_limits_it_is_the_machine() {
        assert_eq!(system(&[MACHINE]), Some(8192));
        assert_eq!(system(&[]), None);
        let unlimited = [MACHINE, ("/proc/self/cgroup", "0::/\n"), ("/sys/fs/cgroup/memory.max", "max\n")];
        assert_eq!(system(&unlimited), Some(8192));
    }

    #[test]
    fn a_container_has_its_limit_and_never_more_than_the_machine() {
        let group = ("/proc/self/cgroup", "0::/\n");
        let limited = |bytes| system(&[MACHINE, group, ("/sys/fs/cgroup/memory.max", bytes)]);
        assert_eq!(limited("1073741824\n"), Some(1024));
        assert_eq!(limited("109951162777600\n"), Some(8192));
    }

    #[test]
    fn a_group_has_no_more_than_the_groups_that_it_is_in() {
        let files = [
            MACHINE,
            ("/proc/self/cgroup", "0::/system.slice/anpai.service\n"),
            ("/sys/fs/cgroup/system.slice/memory.max", "2147483648\n"),
            ("/sys/fs/cgroup/system.slice/anpai.service/memory.max", "4294967296\n"),
        ];
        assert_eq!(system(&files), Some(2048));
    }

    #[test]
    fn the_first_version_has_memory_apart_and_shows_a_container_only_the_end_of_its_path() {
        let files = [
            MACHINE,
            (
                "/proc/self/cgroup",
                "9:name=systemd:/docker/4f\n4:cpuset,memory:/docker/4f\n1:cpu:/docker/4f\n",
            ),
            ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n"),
        ];
        assert_eq!(system(&files), Some(512));
    }
}
