package cache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// DefaultLimit is how many bytes a cache keeps.
const DefaultLimit = 2 << 30

// stamp is the file whose time says when the size was looked at last.
const stamp = "growthlint-pruned.txt"

// lookAgain is how long the size is not looked at after it was.
const lookAgain = time.Hour

// Usage is what a cache holds.
type Usage struct {
	Files int
	Bytes int64
	// Oldest is when the entry was used last that was not used for longest; zero if
	// there is none.
	Oldest time.Time
}

// file is an entry's file: an index file or one with content.
type file struct {
	path string
	size int64
	used time.Time
}

// list returns the cache's own files and touches nothing else in the directory.
func (c *Cache) list() ([]file, error) {
	own := regexp.MustCompile(`^[0-9a-f]{64}-[ad]$`)
	var all []file
	for i := range 256 {
		dir := filepath.Join(c.dir, fmt.Sprintf("%02x", i))
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading the cache: %w", err)
		}
		for _, e := range entries {
			info, err := e.Info()
			if err == nil && info.Mode().IsRegular() && own.MatchString(e.Name()) {
				all = append(all, file{filepath.Join(dir, e.Name()), info.Size(), info.ModTime()})
			}
		}
	}
	slices.SortFunc(all, func(a, b file) int {
		if d := a.used.Compare(b.used); d != 0 {
			return d
		}
		return strings.Compare(a.path, b.path)
	})
	return all, nil
}

// Usage counts what the cache holds.
func (c *Cache) Usage() (Usage, error) {
	all, err := c.list()
	if err != nil {
		return Usage{}, err
	}
	var u Usage
	for _, f := range all {
		u.Files++
		u.Bytes += f.size
	}
	if len(all) > 0 {
		u.Oldest = all[0].used
	}
	return u, nil
}

// Prune removes the files that were not used for longest until at most limit bytes
// are left, and returns how many bytes it removed. An entry of which it removed one
// file is no entry any more.
func (c *Cache) Prune(limit int64) (removed int64, err error) {
	all, err := c.list()
	if err != nil {
		return 0, err
	}
	var size int64
	for _, f := range all {
		size += f.size
	}
	for _, f := range all {
		if size <= limit {
			break
		}
		if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return removed, fmt.Errorf("pruning the cache: %w", err)
		}
		size -= f.size
		removed += f.size
	}
	return removed, nil
}

// Clear removes all entries, and nothing else that lies in the directory.
func (c *Cache) Clear() (removed int64, err error) { return c.Prune(-1) }

// Tend removes what was not used for days and, now and then after something was
// written, what is beyond DefaultLimit. It is called at the end of a run.
func (c *Cache) Tend() error {
	if !c.wrote.Load() {
		return nil
	}
	if err := c.files.Trim(); err != nil {
		return fmt.Errorf("trimming the cache: %w", err)
	}
	path := filepath.Join(c.dir, stamp)
	if info, err := os.Stat(path); err == nil {
		// A stamp of the future was left before the clock was set back.
		if age := time.Since(info.ModTime()); age >= 0 && age < lookAgain {
			return nil
		}
	}
	if err := os.WriteFile(path, []byte("The time of this file says when growthlint looked at the cache's size.\n"), 0o666); err != nil {
		return fmt.Errorf("pruning the cache: %w", err)
	}
	_, err := c.Prune(DefaultLimit)
	return err
}
