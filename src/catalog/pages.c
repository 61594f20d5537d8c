/* pages.c - a layer under SQLite that gives every page of the catalog's file a checksum.
 *
 * SQLite notices a page whose structure is broken, but not a bit that fell over in a title. Each
 * page leaves its last eight bytes to us: on its way to the disk they become the checksum of the
 * rest and of the page's number, on its way back they must be that, else the read fails and the
 * catalog is made anew. The write-ahead log has checksums of SQLite's own. */
#include "database.h"
#include <pthread.h>
#include <string.h>

enum { DATA = STET_PAGE_BYTES - STET_PAGE_RESERVE };

struct page_file {
    sqlite3_file base;
    bool unchecked; /* while a damaged file is emptied */
};

static sqlite3_vfs *system_vfs, page_vfs;

/* The file below lies right behind ours. */
static sqlite3_file *below(sqlite3_file *file)
{
    return (sqlite3_file *)(void *)((struct page_file *)(void *)file + 1);
}

#define BELOW(method, ...) below(file)->pMethods->method(__VA_ARGS__)

/* Two sums that feed each other: every bit and every place counts. */
static void checksum(const unsigned char *page, sqlite3_int64 offset, unsigned char out[8])
{
    uint32_t a = (uint32_t)(offset / STET_PAGE_BYTES) + 1, b = 0x73746574;
    for (size_t i = 0; i < DATA; i += 8) {
        uint32_t words[2];
        memcpy(words, page + i, sizeof words);
        a += words[0] + b;
        b += words[1] + a;
        a = a << 13 | a >> 19;
    }
    memcpy(out, &a, 4);
    memcpy(out + 4, &b, 4);
}

static bool is_page(int amount, sqlite3_int64 offset)
{
    return amount == STET_PAGE_BYTES && offset % STET_PAGE_BYTES == 0;
}

static int page_read(sqlite3_file *file, void *out, int amount, sqlite3_int64 offset)
{
    unsigned char sum[8];
    int rc = BELOW(xRead, below(file), out, amount, offset);
    if (rc != SQLITE_OK || !is_page(amount, offset) ||
        ((struct page_file *)(void *)file)->unchecked)
        return rc;
    checksum(out, offset, sum);
    return memcmp(sum, (unsigned char *)out + DATA, sizeof sum) == 0 ? SQLITE_OK
                                                                     : SQLITE_IOERR_DATA;
}

static int page_write(sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
    unsigned char page[STET_PAGE_BYTES];
    if (!is_page(amount, offset))
        return BELOW(xWrite, below(file), data, amount, offset);
    memcpy(page, data, DATA);
    checksum(page, offset, page + DATA);
    return BELOW(xWrite, below(file), page, amount, offset);
}

/* Everything else goes straight through. */
static int page_close(sqlite3_file *file)
{
    return BELOW(xClose, below(file));
}

static int page_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return BELOW(xTruncate, below(file), size);
}

static int page_sync(sqlite3_file *file, int flags)
{
    return BELOW(xSync, below(file), flags);
}

static int page_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return BELOW(xFileSize, below(file), size);
}

static int page_lock(sqlite3_file *file, int level)
{
    return BELOW(xLock, below(file), level);
}

static int page_unlock(sqlite3_file *file, int level)
{
    return BELOW(xUnlock, below(file), level);
}

static int page_check_lock(sqlite3_file *file, int *out)
{
    return BELOW(xCheckReservedLock, below(file), out);
}

static int page_sector_size(sqlite3_file *file)
{
    return BELOW(xSectorSize, below(file));
}

static int page_traits(sqlite3_file *file)
{
    return BELOW(xDeviceCharacteristics, below(file));
}

static int page_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
    return BELOW(xShmMap, below(file), region, size, extend, out);
}

static int page_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return BELOW(xShmLock, below(file), offset, count, flags);
}

static int page_shm_unmap(sqlite3_file *file, int remove)
{
    return BELOW(xShmUnmap, below(file), remove);
}

static void page_shm_barrier(sqlite3_file *file)
{
    BELOW(xShmBarrier, below(file));
}

static int page_control(sqlite3_file *file, int operation, void *argument)
{
    if (operation != STET_PAGE_UNCHECKED)
        return BELOW(xFileControl, below(file), operation, argument);
    ((struct page_file *)(void *)file)->unchecked = *(bool *)argument;
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2, /* without mapped reads, which would go past us */
    page_close,
    page_read,
    page_write,
    page_truncate,
    page_sync,
    page_file_size,
    page_lock,
    page_unlock,
    page_check_lock,
    page_control,
    page_sector_size,
    page_traits,
    page_shm_map,
    page_shm_lock,
    page_shm_barrier,
    page_shm_unmap,
    NULL,
    NULL,
};

static int page_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *out_flags)
{
    (void)vfs;
    if (!(flags & SQLITE_OPEN_MAIN_DB))
        return system_vfs->xOpen(system_vfs, name, file, flags, out_flags);
    *(struct page_file *)(void *)file = (struct page_file){.base = {NULL}};
    int rc = system_vfs->xOpen(system_vfs, name, below(file), flags, out_flags);
    if (below(file)->pMethods)
        file->pMethods = &methods;
    return rc;
}

/* The system's own layer with our way of opening; its other functions do not look at who calls. */
static void make_vfs(void)
{
    if (sqlite3_initialize() != SQLITE_OK || !(system_vfs = sqlite3_vfs_find(NULL)))
        return;
    page_vfs = *system_vfs;
    page_vfs.zName = "stet-pages";
    page_vfs.szOsFile += (int)sizeof(struct page_file);
    page_vfs.pNext = NULL;
    page_vfs.xOpen = page_open;
    sqlite3_vfs_register(&page_vfs, 0);
}

const char *stet_pages_vfs(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_vfs);
    return "stet-pages";
}
