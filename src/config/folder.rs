//! The data folder: for its owner's eyes alone.

use std::fs::{DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

const OWNER_ALONE: u32 = 0o700;
const OTHERS: u32 = 0o077;

/// Makes a folder with mode 0700. One that exists is narrowed to it where it is ours to narrow (empty, or with our
/// files inside); a foreign one, as `/tmp`, is left as it is.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    if !path.is_dir() {
        return DirBuilder::new().recursive(true).mode(OWNER_ALONE).create(path);
    }
    let open = path.metadata()?.permissions().mode() & OTHERS != 0;
    let ours = path.join("wagner.db").exists() || path.read_dir()?.next().is_none();
    if open && ours { std::fs::set_permissions(path, Permissions::from_mode(OWNER_ALONE)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_folder_and_an_empty_open_one_become_private_a_foreign_one_stays() {
        let root = tempfile::tempdir().unwrap();
        let new = root.path().join("a/b");
        make_private_folder(&new).unwrap();
        assert_eq!(mode(&new), 0o700);

        std::fs::set_permissions(&new, Permissions::from_mode(0o755)).unwrap();
        make_private_folder(&new).unwrap();
        assert_eq!(mode(&new), 0o700);

        std::fs::write(new.join("somebody-else.txt"), "").unwrap();
        std::fs::set_permissions(&new, Permissions::from_mode(0o755)).unwrap();
        make_private_folder(&new).unwrap();
        assert_eq!(mode(&new), 0o755);
    }
}
