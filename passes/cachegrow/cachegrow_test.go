package cachegrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/cachegrow"
)

const declared = `
import (
	"sync"
	"time"
)

type entry struct {
	text  string
	until time.Time
}

// S keeps texts for a minute.
type S struct {
	mu    sync.Mutex
	texts map[string]entry
}

// Put keeps a text.
func (s *S) Put(key, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[key] = entry{text, time.Now().Add(time.Minute)}
}
`

const hides = declared + `
// Get returns what is not too old.
func (s *S) Get(key string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.texts[key]
	return e.text, ok && time.Now().Before(e.until)
}
`

const onLookUp = declared + `
// Get returns what is not too old.
func (s *S) Get(key string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.texts[key]
	if ok && time.Now().After(e.until) {
		delete(s.texts, key)
		return "", false
	}
	return e.text, ok
}

// Forget drops a text.
func (s *S) Forget(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.texts, key)
}
`

const swept = hides + `
// Sweep removes what is too old.
func (s *S) Sweep() {
	for key, e := range s.texts {
		if time.Now().After(e.until) {
			delete(s.texts, key)
		}
	}
}
`

func judged(t *testing.T, src string) *finding.Finding {
	t.Helper()
	p := linktest.Program(t, src)
	c := linktest.Container(t, p, "S.texts")
	require.Equal(t, "cachegrow", p.Rule(c))
	return judge.Decide(p, c, cachegrow.Judge)
}

func TestJudge(t *testing.T) {
	f := judged(t, hides)
	require.NotNil(t, f)
	require.Equal(t, "cachegrow", f.Rule)
	require.GreaterOrEqual(t, f.Confidence, finding.Medium)
	require.Contains(t, f.Message, "nothing removes entries that have gone stale")
	require.NotEmpty(t, f.Remedy)
	require.Empty(t, f.Shrinks)

	f = judged(t, onLookUp)
	require.NotNil(t, f, "a look-up removes its own key only, and so does a caller")
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "when its own key is looked up again")
	require.Len(t, f.Shrinks, 2)

	require.Nil(t, judged(t, swept), "a sweep bounds it")
}

func TestTimesThatAreNotExpiries(t *testing.T) {
	p := linktest.Program(t, declared+`
// Age tells how long a text has left.
func (s *S) Age(key string) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Until(s.texts[key].until)
}
`)
	require.Equal(t, "mapgrow", p.Rule(linktest.Container(t, p, "S.texts")), "a time that is shown decides nothing")
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "cachegrow", cachegrow.Analyzer.Name)
	require.Contains(t, cachegrow.Analyzer.Doc, "Package cachegrow reports")
}
