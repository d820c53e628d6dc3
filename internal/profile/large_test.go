package profile

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/google/pprof/profile"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// largeSamples make a profile of a little more than 100 MB, not compressed: stacks of 32
// frames as a server has them.
const largeSamples = 1_300_000

// writeLarge writes the samples in pieces that are concatenated: repeated fields of messages
// that follow each other are one message's.
func writeLarge(t *testing.T, file string) {
	t.Helper()
	b := heapBuilder()
	var locs []*profile.Location
	for i := range 5000 {
		locs = append(locs, b.location(fmt.Sprintf("example.com/lib/p%d.F%d /lib/p%d/f.go:%d", i%50, i, i%50, i%900+1)))
	}
	locs = append(locs, b.location(in("(*Shop[...]).Visit", "s.seen[k] = v")), b.location(mainFrame))
	for i := range largeSamples {
		s := &profile.Sample{Value: []int64{int64(i % 1000), int64(i), int64(i % 100), int64(i % 5000)}, NumLabel: nil}
		s.Location = make([]*profile.Location, 0, 32)
		for k := range 31 {
			s.Location = append(s.Location, locs[(i*7+k*k*131)%len(locs)])
		}
		s.Location = append(s.Location, locs[len(locs)-1])
		b.p.Sample = append(b.p.Sample, s)
	}
	f, err := os.Create(file)
	require.NoError(t, err)
	require.NoError(t, b.p.WriteUncompressed(f))
	require.NoError(t, f.Close())
}

// TestLargeProfile reads and joins 100 MB within 10 seconds and 1 GB, in a process of its
// own so that the memory is that of the reading alone.
func TestLargeProfile(t *testing.T) {
	if file := os.Getenv("LARGE_PROFILE"); file != "" {
		readLarge(t, file)
		return
	}
	if testing.Short() {
		t.Skip("writes 100 MB")
	}
	plain := filepath.Join(t.TempDir(), "large.pb")
	writeLarge(t, plain)
	info, err := os.Stat(plain)
	require.NoError(t, err)
	require.Greater(t, info.Size(), int64(100e6))
	zippedFile := plain + ".gz"
	compress(t, plain, zippedFile)
	for _, file := range []string{plain, zippedFile} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestLargeProfile$", "-test.v")
		cmd.Env = append(os.Environ(), "LARGE_PROFILE="+file)
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
		spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		t.Logf("%s: %s of processor time\n%s", filepath.Base(file), spent.Round(time.Millisecond), out)
		assert.Less(t, spent, 20*time.Second, "on two processors that is ten seconds")
	}
}

func readLarge(t *testing.T, file string) {
	start := time.Now()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	p, err := Read(file, data)
	require.NoError(t, err)
	t.Logf("read in %s", time.Since(start).Round(time.Millisecond))
	_, r, err := Rank(Input{Heaps: []*Profile{p}, Findings: allFound(), Index: shopIndex(), Top: 10})
	require.NoError(t, err)
	t.Logf("ranked in %s", time.Since(start).Round(time.Millisecond))
	require.Len(t, p.Samples, largeSamples)
	assert.Positive(t, r.Explained)
	assert.Less(t, r.Explained, r.Bytes)

	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("nothing tells how much was resident")
	}
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	require.NotNil(t, m)
	peak, err := strconv.Atoi(string(m[1]))
	require.NoError(t, err)
	t.Logf("%d MB resident at the peak", peak>>10)
	assert.Less(t, peak, 1_000_000, "kB")
}

func compress(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	require.NoError(t, err)
	defer in.Close()
	out, err := os.Create(to)
	require.NoError(t, err)
	z, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	require.NoError(t, err)
	_, err = io.Copy(z, in)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, out.Close())
}
