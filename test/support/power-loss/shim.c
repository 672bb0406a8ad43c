/*
 * Loaded before libc: keeps a copy of each file as it was when it was last brought to the disk, and a journal of what
 * was done in which order, so that a test can put together what a disk may hold after the power failed at any moment.
 *
 * POWER_LOSS_DIR names the folder; in it "journal" has one line for each event, its number being the line's:
 *   S <file> <path>   the file was synced; its content is in "<number>"
 *   D <path>          the folder was synced
 *   U <path>          the file was removed
 *   R <path> <path>   the first was renamed to the second
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long events = 0;
static int journal = -1;

static const char *folder(void) { return getenv("POWER_LOSS_DIR"); }

/* Called with the lock held. */
static void note(const char *line) {
  if (journal < 0) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/journal", folder());
    journal = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  if (journal < 0 || write(journal, line, strlen(line)) < 0) abort();
  events += 1;
}

static void keep(int from, off_t size) {
  char path[PATH_MAX], buffer[65536];
  snprintf(path, sizeof path, "%s/%ld", folder(), events);
  int to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (to < 0) abort();
  for (off_t at = 0; at < size;) {
    size_t wanted = (size_t)(size - at) < sizeof buffer ? (size_t)(size - at) : sizeof buffer;
    ssize_t got = pread(from, buffer, wanted, at);
    if (got <= 0) break;
    if (write(to, buffer, (size_t)got) != got) abort();
    at += got;
  }
  close(to);
}

static int synced(int fd, int (*really)(int)) {
  struct stat before;
  char link[64], path[PATH_MAX], line[PATH_MAX + 32];
  if (!folder() || fstat(fd, &before) != 0) return really(fd);
  int answer = really(fd);
  if (answer != 0) return answer;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return answer;
  path[length] = 0;
  pthread_mutex_lock(&lock);
  if (S_ISDIR(before.st_mode)) {
    snprintf(line, sizeof line, "D %s\n", path);
  } else {
    /* The descriptor may be for writing only. */
    int again = open(path, O_RDONLY | O_CLOEXEC);
    if (again >= 0) {
      keep(again, before.st_size);
      close(again);
    }
    snprintf(line, sizeof line, "S %ld %s\n", again >= 0 ? events : -1, path);
  }
  note(line);
  pthread_mutex_unlock(&lock);
  return answer;
}

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

int fsync(int fd) { return synced(fd, (int (*)(int))next("fsync")); }
int fdatasync(int fd) { return synced(fd, (int (*)(int))next("fdatasync")); }

static void moved(const char *kind, const char *from, const char *to) {
  char line[2 * PATH_MAX + 8];
  if (!folder()) return;
  pthread_mutex_lock(&lock);
  snprintf(line, sizeof line, to ? "%s %s %s\n" : "%s %s\n", kind, from, to);
  note(line);
  pthread_mutex_unlock(&lock);
}

int unlink(const char *path) {
  int answer = ((int (*)(const char *))next("unlink"))(path);
  if (answer == 0) moved("U", path, NULL);
  return answer;
}

int rename(const char *from, const char *to) {
  int answer = ((int (*)(const char *, const char *))next("rename"))(from, to);
  if (answer == 0) moved("R", from, to);
  return answer;
}
