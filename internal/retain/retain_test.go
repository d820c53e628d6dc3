package retain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

// What keeps a large array: a part for each element, popped slots, a pool.
func TestWhatIsRetained(t *testing.T) {
	const server = `
import ("bytes"; "io"; "net/http"; "strings"; "sync")

var _, _, _, _ = bytes.NewBuffer, io.ReadAll, strings.Clone, sync.OnceFunc

type S struct { mu sync.Mutex; heads map[string]string; list []*int; pool sync.Pool }

var it = &S{heads: map[string]string{}}

func init() { http.Handle("/", it) }

func (s *S) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock(); defer s.mu.Unlock()
	body, _ := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	text := string(body)
	_ = text
`
	for name, tt := range map[string]struct {
		body string
		how  facts.PinHow
		many bool
	}{
		"a part":             {`if len(text) > 8 { s.heads[r.URL.Path] = text[:8] }`, facts.PinPart, true},
		"a copy of the part": {`if len(text) > 8 { s.heads[r.URL.Path] = strings.Clone(text[:8]) }`, "", false},
		"popped slots":       {`s.list = append(s.list, new(int)); if len(s.list) > 9 { s.list = s.list[1:] }`, facts.PinSlots, false},
		"a pool":             {`b := &bytes.Buffer{}; b.Write(body); s.pool.Put(b)`, facts.PinPool, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := linktest.Program(t, server+tt.body+"\n}\n")
			if tt.how == "" {
				assert.Empty(t, p.Retained)
				return
			}
			require.Len(t, p.Retained, 1)
			r := p.Retained[0]
			assert.Equal(t, tt.how, r.How)
			assert.Equal(t, tt.many, r.Many)
			assert.Equal(t, growth.LifeProcess, r.Holder.Life)
			assert.NotEmpty(t, r.Pins)
		})
	}
}
