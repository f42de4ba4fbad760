#!/usr/bin/env bash
# Installs Wagner Coach as a system service: the binary, a system user, a data folder that only that user reads, and a
# hardened systemd unit. Needs no network. Run it again to update: nothing of the data is touched.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: install.sh [FILE] [--prefix DIR] [--data-dir DIR] [--user NAME] [--listen ADDRESS] [--dry-run]
       install.sh --uninstall [--prefix DIR] [--dry-run]

  FILE             the binary to install; without it, target/release/wagner-coach of this checkout, built if missing
  --prefix DIR     put everything below DIR, for trying it out or for packaging; no user is made and no service started
  --data-dir DIR   where the data lies (default: /var/lib/wagner-coach)
  --user NAME      the system user that runs it (default: wagner-coach)
  --listen ADDRESS where it listens (default: 127.0.0.1:8080)
  --dry-run        say what would be done, do nothing
  --uninstall      stop and remove the service and the binary; configuration and data stay
TEXT
}

file="" prefix="" data_dir=/var/lib/wagner-coach user=wagner-coach listen=127.0.0.1:8080 dry="" uninstall=""
value() { [ $# -ge 2 ] && [ -n "$2" ] || { echo "$1 needs a value" >&2; exit 2; }; }
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) value "$@"; prefix="${2%/}"; shift ;;
        --data-dir) value "$@"; data_dir="$2"; shift ;;
        --user) value "$@"; user="$2"; shift ;;
        --listen) value "$@"; listen="$2"; shift ;;
        --dry-run) dry=1 ;;
        --uninstall) uninstall=1 ;;
        -h|--help) usage; exit 0 ;;
        -*) usage >&2; exit 2 ;;
        *) [ -z "$file" ] || { usage >&2; exit 2; }; file="$1" ;;
    esac
    shift
done
# Every value is written into a unit file: nothing there may start a new line or another word.
for word in "$data_dir" "$user" "$listen"; do
    case "$word" in *[!A-Za-z0-9._:/@\[\]-]*) echo "not usable in a unit file: $word" >&2; exit 2 ;; esac
done

bin="$prefix/usr/local/bin/wagner-coach"
etc="$prefix/etc/wagner-coach"
unit="$prefix/etc/systemd/system/wagner-coach.service"
data="$prefix$data_dir"

run() {
    if [ -n "$dry" ]; then printf 'would run: %s\n' "$*"; else "$@"; fi
}

# Writes standard input to a file with a mode, but only where it differs: a second run changes nothing.
write() {
    local mode="$1" target="$2" text
    text="$(cat)"
    if [ -n "$dry" ]; then
        printf 'would write: %s (%s)\n' "$target" "$mode"
    elif [ ! -e "$target" ] || [ "$(cat "$target")" != "$text" ]; then
        printf '%s\n' "$text" >"$target.new"
        chmod "$mode" "$target.new"
        mv "$target.new" "$target"
        printf 'wrote %s\n' "$target"
    fi
}

has_systemd() { [ -z "$prefix" ] && [ -d /run/systemd/system ]; }

if [ -z "$prefix" ] && [ -z "$dry" ] && [ "$(id -u)" != 0 ]; then
    echo "must run as root (or with --prefix DIR, or --dry-run)" >&2
    exit 1
fi

if [ -n "$uninstall" ]; then
    if has_systemd; then run systemctl disable --now wagner-coach.service || true; fi
    run rm -f "$unit" "$bin"
    if has_systemd; then run systemctl daemon-reload; fi
    echo "${dry:+nothing was done (--dry-run); would have }removed; kept: $etc and $data"
    exit 0
fi

if [ -z "$file" ]; then
    here="$(cd "$(dirname "$0")" && pwd)"
    file="$here/target/release/wagner-coach"
    if [ ! -x "$file" ]; then run env CARGO_BUILD_JOBS="${CARGO_BUILD_JOBS:-2}" cargo build --release --offline --locked --manifest-path "$here/Cargo.toml"; fi
fi
if [ -z "$dry" ] && ! "$file" --version >/dev/null 2>&1; then
    echo "not a wagner-coach binary for this machine: $file" >&2
    exit 1
fi

if [ -z "$prefix" ] && ! id "$user" >/dev/null 2>&1; then
    run useradd --system --home-dir "$data_dir" --no-create-home --shell /usr/sbin/nologin "$user"
fi
run install -d -m 0755 "$(dirname "$bin")" "$(dirname "$unit")"
run install -d -m 0750 "$etc"
run install -d -m 0700 "$data"
if [ -z "$prefix" ]; then
    run chown "$user:$user" "$data"
    run chgrp "$user" "$etc"
fi
# Beside the old file and renamed over it: the running server keeps the file it was started from.
if [ -n "$dry" ] || ! cmp -s "$file" "$bin"; then
    run install -m 0755 "$file" "$bin.new"
    run mv "$bin.new" "$bin"
fi
if [ ! -e "$etc/config.toml" ]; then
    write 0640 "$etc/config.toml" <<TEXT
# Settings of this server; config.example.toml of the project tells them all.
[server]
listen = "$listen"
TEXT
    if [ -z "$prefix" ]; then run chgrp "$user" "$etc/config.toml"; fi
fi

write 0644 "$unit" <<TEXT
[Unit]
Description=Wagner Coach, a fitness and nutrition coach
After=network-online.target
Wants=network-online.target

[Service]
User=$user
Group=$user
ExecStart=/usr/local/bin/wagner-coach serve --config /etc/wagner-coach/config.toml --data-dir $data_dir
Restart=on-failure
RestartSec=2
TimeoutStopSec=30
LimitNOFILE=65536
UMask=0077

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
PrivateDevices=yes
PrivateTmp=yes
PrivateUsers=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProcSubset=pid
ProtectSystem=strict
ReadWritePaths=$data_dir
LockPersonality=yes
MemoryDenyWriteExecute=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources

[Install]
WantedBy=multi-user.target
TEXT

if [ -n "$dry" ]; then
    if has_systemd; then run systemctl enable --now wagner-coach.service; fi
    echo "nothing was done (--dry-run)"
    exit 0
fi
if has_systemd; then
    run systemctl daemon-reload
    run systemctl enable wagner-coach.service
    run systemctl restart wagner-coach.service
    echo "running; the link for the first account: journalctl -u wagner-coach | grep /setup"
else
    echo "installed $bin; start it with: $bin serve --config $etc/config.toml --data-dir $data"
fi
