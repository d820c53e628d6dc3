package probe

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// siteBenchmarks run in a module that holds nothing but the probe's own package.
const siteBenchmarks = `package probe

import "testing"

var kept = map[int]int{}

func BenchmarkInsert(b *testing.B)        { for i := range b.N { kept[i&1023] = i } }
func BenchmarkInsertProbed(b *testing.B)  { for i := range b.N { kept[i&1023] = i; Grew(0, len(kept)) } }
func BenchmarkGrewLonger(b *testing.B)    { for i := range b.N { Grew(1, i) } }
func BenchmarkGrewAsBefore(b *testing.B)  { for range b.N { Grew(2, 7) } }
func BenchmarkAdd(b *testing.B)           { for range b.N { Add(3) } }
func BenchmarkStartAndEnd(b *testing.B)   { for range b.N { Start(4); End(4) } }
func BenchmarkGrewByAllCores(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for n := 0; pb.Next(); n++ { Grew(5, n&1023) }
	})
}
`

// testOverlay runs tests of the probe's own package, with six candidates, and returns what they write.
func testOverlay(tb testing.TB, tests string, args ...string) string {
	tb.Helper()
	sources, err := Sources(Build{}, make([]Candidate, 6))
	require.NoError(tb, err)
	dir := tb.TempDir()
	sources["go.mod"], sources["site_test.go"] = []byte("module example.com/site\n\ngo 1.22\n"), []byte(tests)
	for name, text := range sources {
		require.NoError(tb, os.WriteFile(filepath.Join(dir, name), text, 0o600))
	}
	cmd := exec.Command("go", append([]string{"test"}, args...)...)
	cmd.Dir, cmd.Env = dir, environment()
	text, err := cmd.CombinedOutput()
	require.NoError(tb, err, "%s", text)
	return string(text)
}

// BenchmarkSite tells what one place costs, in nanoseconds.
func BenchmarkSite(b *testing.B) {
	text := testOverlay(b, siteBenchmarks, "-bench", ".", "-benchtime", "50ms", "-count", "12")
	least := map[string]float64{}
	for _, m := range regexp.MustCompile(`(?m)^Benchmark(\w+)\S*\s+\d+\s+(\S+) ns/op`).FindAllStringSubmatch(text, -1) {
		ns, err := strconv.ParseFloat(m[2], 64)
		require.NoError(b, err)
		if old, ok := least[m[1]]; !ok || ns < old {
			least[m[1]] = ns
		}
	}
	require.Len(b, least, 7, "%s", text)
	for name, ns := range least {
		b.ReportMetric(ns, name+"-ns")
	}
}
