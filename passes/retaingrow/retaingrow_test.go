package retaingrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/retaingrow"
)

// program has a field for each case.
const program = `
import ("bytes"; "io"; "net"; "strings"; "sync")

// S serves.
type S struct {
	mu sync.Mutex
	part, cloned, converted, small, whole, array map[string][]byte
	first map[string]string
	last []byte
	entries map[string]*entry
	funcs, cleared, renewed, copied []func()
	numbers []int
	pool, capped sync.Pool
}

type entry struct { raw []byte }

// Serve serves.
func (s *S) Serve(c net.Conn) {
	for {
		page := make([]byte, 4096)
		n, err := c.Read(page)
		if err != nil { return }
		s.mu.Lock()
		if len(s.part) > 9 || len(s.cloned) > 9 || len(s.converted) > 9 || len(s.small) > 9 || len(s.whole) > 9 || len(s.array) > 9 || len(s.first) > 9 || len(s.entries) > 9 { return }
		key := string(page[:4])
		s.part[key] = page[1:n]
		s.cloned[key] = bytes.Clone(page[:n])
		s.converted[key] = []byte(string(page[:n]))
		s.small[key] = make([]byte, 16)[:4]
		s.whole[key] = page
		var fixed [1024]byte
		s.array[key] = fixed[:n]
		s.last = page[:n]
		s.entries[key] = &entry{raw: page[:n]}
		s.mu.Unlock()
	}
}

// Read reads it all.
func (s *S) Read(r io.Reader) {
	text, _ := io.ReadAll(r)
	word, _, _ := strings.Cut(string(text), " ")
	if len(s.first) < 9 { s.first[word] = word }
}

// Pop pops.
func (s *S) Pop() {
	s.funcs = s.funcs[1:]
	s.cleared[0] = nil
	s.cleared = s.cleared[1:]
	s.numbers = s.numbers[1:]
	if s.renewed = s.renewed[1:]; len(s.renewed) == 0 { s.renewed = nil }
	s.copied = append([]func(){}, s.copied[1:]...)
}

// Put puts buffers back.
func (s *S) Put(b *bytes.Buffer) { s.pool.Put(b) }

// PutSmall puts small ones back.
func (s *S) PutSmall(b *bytes.Buffer) { if b.Cap() < 99 { s.capped.Put(b) } }
`

func TestRetention(t *testing.T) {
	found := map[string]finding.Finding{}
	for _, f := range retaingrow.Find(linktest.Program(t, program)) {
		require.Empty(t, found[f.Container.Name].Rule, "twice: %s", f.Container.Key)
		found[f.Container.Name] = f
	}
	for name, level := range map[string]finding.Confidence{
		"part": finding.Medium, "array": finding.Medium, "raw": finding.Medium, "first": finding.Medium, "last": finding.Low,
		"cloned": finding.Undecided, "converted": finding.Undecided, "small": finding.Undecided, "whole": finding.Undecided,
		"funcs": finding.Low, "cleared": finding.Undecided, "renewed": finding.Undecided, "copied": finding.Undecided,
		"numbers": finding.Undecided, "pool": finding.Low, "capped": finding.Undecided,
	} {
		f := found[name]
		require.Equal(t, level, f.Confidence, name)
		if level == finding.Undecided {
			continue
		}
		require.Equal(t, "retaingrow", f.Rule)
		require.NotEmpty(t, f.Remedy)
		require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)
	}
	require.Equal(t, linktest.Path+".entry.raw", found["raw"].Container.Key)
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "retaingrow", retaingrow.Analyzer.Name)
	require.Contains(t, retaingrow.Analyzer.Doc, "Package retaingrow reports")
	require.Empty(t, retaingrow.Analyzer.FactTypes, "rules hold no facts")
}
