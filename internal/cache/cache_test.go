package cache

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func open(t *testing.T) *Cache {
	t.Helper()
	c, err := Open(filepath.Join(t.TempDir(), "new", "cache"))
	require.NoError(t, err)
	return c
}

func TestWhatIsPutComesBack(t *testing.T) {
	c := open(t)
	key := Key{1}
	_, ok := c.Get(key)
	require.False(t, ok)
	require.False(t, c.Has(key))
	require.NoError(t, c.Put(key, []byte("content")))
	assert.True(t, c.Has(key))
	again, err := Open(c.dir)
	require.NoError(t, err)
	data, ok := again.Get(key)
	assert.True(t, ok)
	assert.Equal(t, "content", string(data))
}

func TestDamagedFilesAreMisses(t *testing.T) {
	damage := map[string]func(data []byte) []byte{
		"cut":     func(data []byte) []byte { return data[:len(data)/2] },
		"empty":   func([]byte) []byte { return nil },
		"changed": func(data []byte) []byte { data[len(data)/2] ^= 1; return data },
		"foreign": func([]byte) []byte { return []byte("#!/bin/sh\necho hello\n") },
		"longer":  func(data []byte) []byte { return append(data, "more"...) },
	}
	for name, f := range damage {
		for _, kind := range []string{"a", "d"} {
			t.Run(name+" "+kind, func(t *testing.T) {
				c := open(t)
				require.NoError(t, c.Put(Key{7}, []byte("the content of an entry")))
				files, err := filepath.Glob(filepath.Join(c.dir, "*", "*-"+kind))
				require.NoError(t, err)
				require.Len(t, files, 1)
				data, err := os.ReadFile(files[0])
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(files[0], f(data), 0o666))
				_, ok := c.Get(Key{7})
				assert.False(t, ok)
				require.NoError(t, c.Put(Key{7}, []byte("the content of an entry")))
				got, ok := c.Get(Key{7})
				assert.True(t, ok, "the entry is written anew")
				assert.Equal(t, "the content of an entry", string(got))
			})
		}
	}
}

func TestPruneTakesWhatWasNotUsedLongest(t *testing.T) {
	c := open(t)
	for i := range byte(10) {
		require.NoError(t, c.Put(Key{i}, make([]byte, 1000+int(i))))
		old := time.Now().Add(time.Duration(int(i)-20) * time.Hour)
		files, err := c.list()
		require.NoError(t, err)
		for _, f := range files {
			if time.Since(f.used) < time.Hour {
				require.NoError(t, os.Chtimes(f.path, old, old))
			}
		}
	}
	before, err := c.Usage()
	require.NoError(t, err)
	assert.Equal(t, 20, before.Files)
	removed, err := c.Prune(before.Bytes / 2)
	require.NoError(t, err)
	after, err := c.Usage()
	require.NoError(t, err)
	assert.LessOrEqual(t, after.Bytes, before.Bytes/2)
	assert.Equal(t, before.Bytes, after.Bytes+removed)
	_, ok := c.Get(Key{0})
	assert.False(t, ok, "the oldest is gone")
	_, ok = c.Get(Key{9})
	assert.True(t, ok, "the newest stays")
}

func TestClearLeavesWhatIsNotItsOwn(t *testing.T) {
	c := open(t)
	require.NoError(t, c.Put(Key{3}, []byte("x")))
	foreign := []string{filepath.Join(c.dir, "notes.txt"), filepath.Join(c.dir, "03", "notes-d")}
	for _, f := range foreign {
		require.NoError(t, os.WriteFile(f, []byte("mine"), 0o666))
	}
	_, err := c.Clear()
	require.NoError(t, err)
	u, err := c.Usage()
	require.NoError(t, err)
	assert.Zero(t, u)
	for _, f := range foreign {
		assert.FileExists(t, f)
	}
}

func TestManyWritersAgree(t *testing.T) {
	c := open(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			other, err := Open(c.dir)
			assert.NoError(t, err)
			for i := range byte(50) {
				assert.NoError(t, other.Put(Key{i}, []byte{i, i, i}))
				if data, ok := other.Get(Key{i}); ok {
					assert.Equal(t, []byte{i, i, i}, data)
				}
			}
		})
	}
	all.Wait()
	for i := range byte(50) {
		data, ok := c.Get(Key{i})
		assert.True(t, ok)
		assert.Equal(t, []byte{i, i, i}, data)
	}
}

func TestTendLooksOnlyAfterWriting(t *testing.T) {
	c := open(t)
	require.NoError(t, c.Tend())
	assert.NoFileExists(t, filepath.Join(c.dir, stamp))
	require.NoError(t, c.Put(Key{1}, []byte("x")))
	require.NoError(t, c.Tend())
	assert.FileExists(t, filepath.Join(c.dir, stamp))
	assert.True(t, c.Has(Key{1}))
}

func TestDefaultDirIsTheUsers(t *testing.T) {
	base := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, base)
	}
	dir, err := DefaultDir()
	require.NoError(t, err)
	assert.Equal(t, "growthlint", filepath.Base(dir))
	assert.True(t, strings.HasPrefix(dir, base), dir)
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	_, err = DefaultDir()
	assert.ErrorContains(t, err, "name one with -cache DIR")
}
