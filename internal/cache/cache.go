// Package cache keeps bytes by key in a directory, between runs and for several
// processes at once.
//
// The entries are those of github.com/rogpeppe/go-internal/cache, the go command's
// own build cache as a package: content-addressed, with the hash of each content
// checked when it is read, so that a file that was cut off, changed or put there by
// something else is as good as none. What that package lacks is here: a limit on the
// size, figures, and emptying.
package cache

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/rogpeppe/go-internal/cache"
)

// Key names an entry.
type Key = [cache.HashSize]byte

// Cache is an open cache directory. Its methods may be called concurrently.
type Cache struct {
	dir   string
	files *cache.Cache
	// wrote is set once an entry was stored.
	wrote atomic.Bool
}

// DefaultDir returns the cache directory of the user. The error says that the system
// knows none.
func DefaultDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the user's cache directory: %w; name one with -cache DIR", err)
	}
	return filepath.Join(base, "growthlint"), nil
}

// Open opens the cache in dir and makes the directory if it is not there.
func Open(dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("making the cache directory: %w", err)
	}
	files, err := cache.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the cache: %w", err)
	}
	return &Cache{dir: dir, files: files}, nil
}

// Get returns the entry's bytes and whether it is there, whole.
func (c *Cache) Get(key Key) ([]byte, bool) {
	data, _, err := c.files.GetBytes(key)
	if err != nil {
		return nil, false
	}
	return data, true
}

// Has reports whether the entry is there, by its size; Get alone checks its content.
func (c *Cache) Has(key Key) bool {
	_, _, err := c.files.GetFile(key)
	return err == nil
}

// Put stores an entry. An error leaves the cache as it was but for this entry; a run
// is worth no less for it.
func (c *Cache) Put(key Key, data []byte) error {
	if err := c.files.PutBytes(key, data); err != nil {
		return fmt.Errorf("writing to the cache %s: %w", c.dir, err)
	}
	c.wrote.Store(true)
	return nil
}

// FileHash returns the hash of a file's content.
func FileHash(file string) (Key, error) {
	f, err := os.Open(file)
	if err != nil {
		return Key{}, fmt.Errorf("hashing %s: %w", file, err)
	}
	defer func() { _ = f.Close() }() // it was only read
	h := cache.NewHash("file")
	if _, err := io.Copy(h, f); err != nil {
		return Key{}, fmt.Errorf("hashing %s: %w", file, err)
	}
	return h.Sum(), nil
}
