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

// BenchmarkSite tells what one place costs, in nanoseconds.
func BenchmarkSite(b *testing.B) {
	sources, err := Sources(Build{}, make([]Candidate, 6))
	require.NoError(b, err)
	dir := b.TempDir()
	sources["go.mod"], sources["site_test.go"] = []byte("module example.com/site\n\ngo 1.22\n"), []byte(siteBenchmarks)
	for name, text := range sources {
		require.NoError(b, os.WriteFile(filepath.Join(dir, name), text, 0o600))
	}
	cmd := exec.Command("go", "test", "-bench", ".", "-benchtime", "200ms", "-count", "3")
	cmd.Dir, cmd.Env = dir, environment()
	text, err := cmd.CombinedOutput()
	require.NoError(b, err, "%s", text)
	least := map[string]float64{}
	for _, m := range regexp.MustCompile(`(?m)^Benchmark(\w+)\S*\s+\d+\s+(\S+) ns/op`).FindAllStringSubmatch(string(text), -1) {
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
