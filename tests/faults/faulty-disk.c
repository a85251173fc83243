/* SPDX-License-Identifier: Apache-2.0 */
#include "faulty-disk.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* A change that the disk has not been told to keep yet, and what was there before. */
typedef struct {
  sqlite3_int64 at;
  sqlite3_int64 size_before; /* of the file */
  int length;
  guint8 *before; /* @length bytes, as far as the file went */
  int known;      /* of them, those that the file had */
} Undo;

typedef struct {
  sqlite3_file base;
  GArray *undo; /* (element-type Undo): since the last sync */
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static FaultyDiskMode mode;
static guint count, fails_at;
static int code;
static GRand *chance;
static GPtrArray *open_files; /* (element-type File) */

void
faulty_disk_arm (FaultyDiskMode new_mode, guint nth, int new_code, guint32 seed)
{
  mode = new_mode;
  fails_at = nth;
  code = new_code;
  count = 0;
  g_clear_pointer (&chance, g_rand_free);
  chance = g_rand_new_with_seed (seed);
}

guint
faulty_disk_count (void)
{
  return count;
}

static gboolean
overlaps_kept (GArray *undo, const gboolean *lost, guint at)
{
  const Undo *this = &g_array_index (undo, Undo, at);

  for (guint i = at + 1; i < undo->len; i++)
    {
      const Undo *later = &g_array_index (undo, Undo, i);
      if (!lost[i] && later->at < this->at + this->length && this->at < later->at + later->length)
        return TRUE;
    }
  return FALSE;
}

/* The power goes: each change that was not brought to the disk is there or not. */
static void
lose (File *file)
{
  g_autofree gboolean *lost = g_new0 (gboolean, file->undo->len + 1);

  for (guint i = file->undo->len; i > 0; i--)
    {
      const Undo *undo = &g_array_index (file->undo, Undo, i - 1);
      lost[i - 1] = g_rand_boolean (chance) && !overlaps_kept (file->undo, lost, i - 1);
      if (lost[i - 1] && undo->known > 0)
        file->real->pMethods->xWrite (file->real, undo->before, undo->known, undo->at);
      if (lost[i - 1] && undo->known == 0 && i == file->undo->len)
        file->real->pMethods->xTruncate (file->real, undo->size_before);
    }
}

static void
die (void)
{
  for (guint i = 0; mode == FAULTY_DISK_POWER && i < open_files->len; i++)
    lose (open_files->pdata[i]);
  kill (getpid (), SIGKILL);
}

/* Returns: whether this change is the one. */
static gboolean
is_due (void)
{
  count++;
  if (mode == FAULTY_DISK_GOOD)
    return FALSE;
  return mode == FAULTY_DISK_FOREVER ? count >= fails_at : count == fails_at;
}

static gboolean
kills (void)
{
  return mode == FAULTY_DISK_KILL || mode == FAULTY_DISK_POWER;
}

static void
undo_clear (gpointer data)
{
  g_free (((Undo *) data)->before);
}

static void
note_undo (File *file, sqlite3_int64 at, int length)
{
  Undo undo = { at, 0, length, NULL, 0 };

  if (mode != FAULTY_DISK_POWER)
    return;
  file->real->pMethods->xFileSize (file->real, &undo.size_before);
  undo.before = g_malloc0 ((gsize) length + 1);
  undo.known = (int) CLAMP (undo.size_before - at, 0, length);
  if (undo.known > 0)
    file->real->pMethods->xRead (file->real, undo.before, undo.known, at);
  g_array_append_val (file->undo, undo);
}

#define REAL(self) (((File *) (self))->real)
#define CALL(self, method, ...) REAL (self)->pMethods->method (REAL (self), ##__VA_ARGS__)

static int
on_close (sqlite3_file *self)
{
  File *file = (File *) self;
  int result = CALL (self, xClose);

  g_ptr_array_remove_fast (open_files, file);
  g_array_unref (file->undo);
  return result;
}

static int
on_read (sqlite3_file *self, void *bytes, int length, sqlite3_int64 at)
{
  return CALL (self, xRead, bytes, length, at);
}

static int
on_write (sqlite3_file *self, const void *bytes, int length, sqlite3_int64 at)
{
  gboolean due = is_due ();

  if (due && !kills ())
    return code ? code : SQLITE_IOERR_WRITE;
  note_undo ((File *) self, at, length);
  if (due)
    {
      CALL (self, xWrite, bytes, length / 2, at);
      die ();
    }
  return CALL (self, xWrite, bytes, length, at);
}

static int
on_truncate (sqlite3_file *self, sqlite3_int64 size)
{
  sqlite3_int64 now = 0;

  if (is_due ())
    {
      if (kills ())
        die ();
      return code ? code : SQLITE_IOERR_TRUNCATE;
    }
  CALL (self, xFileSize, &now);
  if (now > size)
    note_undo ((File *) self, size, (int) MIN (now - size, G_MAXINT));
  return CALL (self, xTruncate, size);
}

static int
on_sync (sqlite3_file *self, int flags)
{
  if (is_due ())
    {
      if (kills ())
        die ();
      return code ? code : SQLITE_IOERR_FSYNC;
    }
  g_array_set_size (((File *) self)->undo, 0);
  return CALL (self, xSync, flags);
}

static int
on_size (sqlite3_file *self, sqlite3_int64 *size)
{
  return CALL (self, xFileSize, size);
}
static int
on_lock (sqlite3_file *self, int level)
{
  return CALL (self, xLock, level);
}
static int
on_unlock (sqlite3_file *self, int level)
{
  return CALL (self, xUnlock, level);
}
static int
on_reserved (sqlite3_file *self, int *out)
{
  return CALL (self, xCheckReservedLock, out);
}
static int
on_control (sqlite3_file *self, int operation, void *argument)
{
  return CALL (self, xFileControl, operation, argument);
}
static int
on_sector (sqlite3_file *self)
{
  return CALL (self, xSectorSize);
}
static int
on_characteristics (sqlite3_file *self)
{
  /* Nothing is promised of a write that is cut. */
  return CALL (self, xDeviceCharacteristics) & ~SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
static int
on_map (sqlite3_file *self, int page, int size, int extend, void volatile **out)
{
  return CALL (self, xShmMap, page, size, extend, out);
}
static int
on_shm_lock (sqlite3_file *self, int offset, int n, int flags)
{
  return CALL (self, xShmLock, offset, n, flags);
}
static void
on_barrier (sqlite3_file *self)
{
  CALL (self, xShmBarrier);
}
static int
on_unmap (sqlite3_file *self, int remove)
{
  return CALL (self, xShmUnmap, remove);
}
static int
on_fetch (sqlite3_file *self, sqlite3_int64 at, int length, void **out)
{
  return CALL (self, xFetch, at, length, out);
}
static int
on_unfetch (sqlite3_file *self, sqlite3_int64 at, void *page)
{
  return CALL (self, xUnfetch, at, page);
}

static const sqlite3_io_methods methods
    = { 3,         on_close,    on_read,    on_write,  on_truncate,        on_sync, on_size,     on_lock,
        on_unlock, on_reserved, on_control, on_sector, on_characteristics, on_map,  on_shm_lock, on_barrier,
        on_unmap,  on_fetch,    on_unfetch };

static int
on_open (sqlite3_vfs *self G_GNUC_UNUSED, const char *name, sqlite3_file *into, int flags, int *out_flags)
{
  File *file = (File *) into;

  file->base.pMethods = NULL;
  file->real = (sqlite3_file *) (gpointer) (file + 1);
  int result = real_vfs->xOpen (real_vfs, name, file->real, flags, out_flags);
  if (result != SQLITE_OK)
    return result;
  file->undo = g_array_new (FALSE, FALSE, sizeof (Undo));
  g_array_set_clear_func (file->undo, undo_clear);
  file->base.pMethods = &methods;
  g_ptr_array_add (open_files, file);
  return result;
}

static int
on_delete (sqlite3_vfs *self G_GNUC_UNUSED, const char *name, int sync)
{
  if (is_due ())
    {
      if (kills ())
        die ();
      return code ? code : SQLITE_IOERR_DELETE;
    }
  return real_vfs->xDelete (real_vfs, name, sync);
}

static int
on_access (sqlite3_vfs *self G_GNUC_UNUSED, const char *name, int flags, int *out)
{
  return real_vfs->xAccess (real_vfs, name, flags, out);
}

static int
on_full_path (sqlite3_vfs *self G_GNUC_UNUSED, const char *name, int length, char *out)
{
  return real_vfs->xFullPathname (real_vfs, name, length, out);
}

void
faulty_disk_install (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  open_files = g_ptr_array_new ();
  vfs = *real_vfs;
  vfs.zName = "faulty-disk";
  vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = on_open;
  vfs.xDelete = on_delete;
  vfs.xAccess = on_access;
  vfs.xFullPathname = on_full_path;
  vfs.pNext = NULL;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
  faulty_disk_arm (FAULTY_DISK_GOOD, 0, 0, 0);
}
