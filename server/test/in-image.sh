#!/bin/sh -eu
# Runs a program of the image as docker-compose.yml would: its files may not be written, DATA_DIR alone may, and the account
# is one that nobody knows. For machines without Docker; needs root and the image's files in IMAGE_ROOT:
#   RUN_PROGRAM=$PWD/test/in-image.sh IMAGE_ROOT=$(buildah mount …) npx vitest run test/two-servers.spec.ts
chmod 1777 "$DATA_DIR"
export PROGRAM="$1" TMPDIR=/data HOME=/data MALLOC_ARENA_MAX=2 PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# shellcheck disable=SC2016
exec unshare -m sh -euc '
  mount --bind "$IMAGE_ROOT" "$IMAGE_ROOT"
  mount -o remount,ro,bind "$IMAGE_ROOT"
  mount --bind "$DATA_DIR" "$IMAGE_ROOT/data"
  mount --bind /dev "$IMAGE_ROOT/dev"
  mount -t proc proc "$IMAGE_ROOT/proc"
  DATA_DIR=/data exec chroot --userspec=54321:54321 "$IMAGE_ROOT" sh -c "cd /app && exec node server/dist/$PROGRAM.js"'
