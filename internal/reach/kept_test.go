package reach_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const keptStore = `
import (
	"context"
	"os"
	"sync/atomic"
)

var _, _, _ = context.Background, os.Args, atomic.AddInt32

type store struct{ seen map[string]int }

func newStore() *store { return &store{seen: map[string]int{}} }

func (s *store) put(k string) { s.seen[k]++ }

type reader struct {
	from *store
	by   func(string)
}

func newReader(s *store) *reader { return &reader{from: s, by: s.put} }

func (r *reader) all(keys []string) {
	for _, k := range keys {
		r.by(k)
	}
}
`

// What an activation makes, hands to others for the time of it and does not let out, goes with
// it, however often all that runs.
func TestWhatNobodyKeepsGoesWithItsActivation(t *testing.T) {
	for name, use := range map[string]string{
		"called":             "s := newStore()\nfor _, k := range keys { s.put(k) }",
		"in an object":       "newReader(newStore()).all(keys)",
		"by a closure":       "s := newStore()\nput := func(k string) { s.put(k) }\nfunc() { for _, k := range keys { put(k) } }()",
		"put into a result":  "r := newReader(newStore())\nr.all(keys)\nr.all(keys)",
		"dropped at the end": "s := newStore()\ndefer s.put(\"\")\ns.put(keys[0])",
	} {
		t.Run(name, func(t *testing.T) {
			roots := rootsOf(t, keptStore+"\nfunc Handle(keys []string) {\n"+use+"\n}\n", "store.seen")
			assert.False(t, roots.Live(), "%+v", roots)
		})
	}
}

// Somebody has what is put where others find it, what a goroutine is given, and what code out of
// view may keep.
func TestWhatIsKeptOutlivesItsActivation(t *testing.T) {
	for name, use := range map[string]string{
		"in a variable":           "var kept *store\nfunc Setup() { kept = newStore() }\nfunc Handle(k string) { kept.put(k) }",
		"in an atomic pointer":    "type server struct{ at atomic.Pointer[store] }\nfunc New() *server { s := &server{}; s.at.Store(newStore()); return s }\nvar it = New()\nfunc Handle(k string) { it.at.Load().put(k) }",
		"in a context":            "type key struct{}\nvar base = context.WithValue(context.Background(), key{}, newStore())\nfunc Handle(k string) { base.Value(key{}).(*store).put(k) }",
		"in an object of another": "type outer struct{ in *reader }\nvar it = &outer{in: newReader(newStore())}\nfunc Handle(keys []string) { it.in.all(keys) }",
		"by a goroutine":          "func Serve(in chan string) { s := newStore(); go func() { for k := range in { s.put(k) } }() }",
		"by a callback returned":  "func New() func(string) { s := newStore(); return func(k string) { s.put(k) } }",
	} {
		t.Run(name, func(t *testing.T) {
			roots := rootsOf(t, keptStore+use, "store.seen")
			assert.True(t, roots.Live(), "%+v", roots)
		})
	}
}
