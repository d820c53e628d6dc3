//go:build unix

package cache

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The names of the environment by which a test starts its own binary as another process
// that uses the cache.
const (
	envDir   = "GROWTHLINT_TEST_CACHE"
	envRoom  = "GROWTHLINT_TEST_ROOM"
	envTurns = "GROWTHLINT_TEST_TURNS"
)

// content is what belongs under a key: of different lengths, up to 64 KB.
func content(i int) []byte { return bytes.Repeat([]byte{byte(i), byte(i >> 8)}, 1+i*i%32768) }

func keyOf(i int) Key { return Key{byte(i), byte(i >> 8), 1} }

const entries = 60

// TestOtherProcess is no test of its own: it writes, reads and prunes the cache that the
// environment names.
func TestOtherProcess(t *testing.T) {
	dir := os.Getenv(envDir)
	if dir == "" {
		t.Skip("started by the other tests")
	}
	if room, err := strconv.ParseUint(os.Getenv(envRoom), 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ)
		require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: room, Max: room}))
	}
	turns, err := strconv.Atoi(os.Getenv(envTurns))
	require.NoError(t, err)
	c, err := Open(dir)
	require.NoError(t, err)
	failed := 0
	for turn := range turns {
		for i := range entries {
			if c.Put(keyOf(i), content(i)) != nil {
				failed++
			}
			if data, ok := c.Get(keyOf((i * 7) % entries)); ok {
				require.True(t, bytes.Equal(content((i*7)%entries), data), "another entry's bytes")
			}
		}
		if turn%3 == 2 {
			_, err := c.Prune(1 << 16)
			require.NoError(t, err)
		}
	}
	fmt.Printf("failed %d\n", failed)
}

// other makes the command of another process.
func other(t *testing.T, dir string, turns int, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestOtherProcess$", "-test.v")
	cmd.Env = append(os.Environ(), envDir+"="+dir, envTurns+"="+strconv.Itoa(turns))
	cmd.Env = append(cmd.Env, env...)
	return cmd
}

// requireSound reads all entries: each is whole or not there, and can be written.
func requireSound(t *testing.T, dir string) {
	t.Helper()
	c, err := Open(dir)
	require.NoError(t, err)
	for i := range entries {
		if data, ok := c.Get(keyOf(i)); ok {
			require.True(t, bytes.Equal(content(i), data), "entry %d is whole", i)
		}
		require.NoError(t, c.Put(keyOf(i), content(i)))
		data, ok := c.Get(keyOf(i))
		require.True(t, ok)
		require.True(t, bytes.Equal(content(i), data))
	}
	require.NoError(t, c.Tend())
}

func TestKilledAtAnyMoment(t *testing.T) {
	dir := t.TempDir()
	for range 8 {
		cmd := other(t, dir, 1000)
		require.NoError(t, cmd.Start())
		time.Sleep(time.Duration(20+rand.IntN(150)) * time.Millisecond)
		require.NoError(t, cmd.Process.Kill())
		require.Error(t, cmd.Wait(), "it was killed and had not ended")
		requireSound(t, dir)
	}
}

func TestSeveralProcesses(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			out, err := other(t, dir, 6).CombinedOutput()
			assert.NoError(t, err, "%s", out)
		})
	}
	all.Wait()
	requireSound(t, dir)
}

// A limit on the size of files takes the place of a full disk: a write ends half-way.
func TestNoRoomForAFile(t *testing.T) {
	dir := t.TempDir()
	out, err := other(t, dir, 1, envRoom+"=3000").CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "failed ")
	require.NotContains(t, string(out), "failed 0\n", "some entries have no room")
	requireSound(t, dir)
}

func TestForeignDirectory(t *testing.T) {
	dir := t.TempDir()
	for i := range 256 { // files where the cache has its directories
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02x", i)), []byte("mine"), 0o666))
	}
	c, err := Open(dir)
	if err != nil {
		assert.ErrorContains(t, err, "opening the cache: ")
	} else {
		_, ok := c.Get(keyOf(1))
		assert.False(t, ok)
		assert.ErrorContains(t, c.Put(keyOf(1), content(1)), "writing to the cache "+dir)
	}
	text, err := os.ReadFile(filepath.Join(dir, "00"))
	require.NoError(t, err)
	assert.Equal(t, "mine", string(text))
	_, err = Open(filepath.Join(dir, "00"))
	assert.ErrorContains(t, err, "cache")
}

func TestReadOnlyDirectory(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is read-only for root")
	}
	c := open(t)
	require.NoError(t, c.Put(keyOf(1), content(1)))
	require.NoError(t, filepath.WalkDir(c.dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(path, 0o555)
		}
		return err
	}))
	t.Cleanup(func() {
		_ = filepath.WalkDir(c.dir, func(path string, d os.DirEntry, _ error) error { return os.Chmod(path, 0o777) })
	})
	data, ok := c.Get(keyOf(1))
	assert.True(t, ok)
	assert.Equal(t, content(1), data)
	assert.Error(t, c.Put(keyOf(2), content(2)))
	assert.False(t, c.Has(keyOf(2)))
}

func TestClockSetBack(t *testing.T) {
	c := open(t)
	require.NoError(t, c.Put(keyOf(1), content(1)))
	require.NoError(t, c.Tend())
	files, err := c.list()
	require.NoError(t, err)
	future := time.Now().Add(1000 * time.Hour)
	for _, f := range files {
		require.NoError(t, os.Chtimes(f.path, future, future))
	}
	path := filepath.Join(c.dir, stamp)
	require.NoError(t, os.Chtimes(path, future, future))
	data, ok := c.Get(keyOf(1))
	assert.True(t, ok)
	assert.Equal(t, content(1), data)
	require.NoError(t, c.Tend())
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Less(t, time.Until(info.ModTime()), time.Hour, "the size is looked at again before that day")
	_, err = c.Prune(0)
	require.NoError(t, err)
	assert.False(t, c.Has(keyOf(1)))
}
