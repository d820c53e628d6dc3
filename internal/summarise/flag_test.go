package summarise_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFlags(t *testing.T) {
	const decls = `
import ("context"; "sync"; "sync/atomic")
type s struct {
	mu   sync.Mutex
	on   bool
	at   int
	list []int
	b    atomic.Bool
	n    atomic.Int32
	old  int32
	c    chan struct{}
	ctx  context.Context
}
func (x *s) asks() bool { return x.b.Load() }
func (x *s) next() bool { x.at++; return x.at > 3 }
`
	tests := []struct {
		name, body string
		flag       bool
	}{
		{"atomic", "return x.b.Load()", true},
		{"atomic number", "return x.n.Load() == 2", true},
		{"atomic bit", "return x.n.Load()&4 != 0", true},
		{"atomic function", "return atomic.LoadInt32(&x.old) != 0", true},
		{"under a lock", "x.mu.Lock(); defer x.mu.Unlock(); return x.on", true},
		{"context", "return x.ctx.Err() != nil", true},
		{"channel", "select { case <-x.c: return true; default: return false }", true},
		{"another flag", "return x.asks() || x.ctx.Err() != nil", true},
		{"how far it is", "return int(x.n.Load()) < x.at", false},
		{"how much there is", "x.mu.Lock(); defer x.mu.Unlock(); return len(x.list) > 0", false},
		{"its own state", "return x.on", false},
		{"changes", "x.mu.Lock(); defer x.mu.Unlock(); x.on = !x.on; return x.on", false},
		{"counts", "return x.n.Add(1) == 3", false},
		{"waits", "<-x.c; return x.b.Load()", false},
		{"other calls", "return x.b.Load() && x.next()", false},
	}
	src := decls
	for i, tt := range tests {
		src += fmt.Sprintf("func (x *s) f%d() bool { %s }\n", i, tt.body)
	}
	flags := map[string]bool{}
	for _, f := range summaryOf(t, src).Funcs {
		flags[f.Name] = f.Flag
	}
	for i, tt := range tests {
		assert.Equal(t, tt.flag, flags[fmt.Sprintf("f%d", i)], tt.name)
	}
}
