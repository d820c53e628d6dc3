package caches

import (
	"go/constant"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/library"
)

// call is a call as predicates see it, made by hand beside the real one.
type call struct {
	args    []library.Value
	options map[string]*call
	chain   []string
	called  []string
	// ctor is the constructor's name, made its call.
	ctor string
	made *call
}

func (c *call) Arg(n int) library.Value {
	if n < len(c.args) {
		return c.args[n]
	}
	return library.Value{}
}

func (c *call) Ctor(fn string) (library.Env, bool) {
	if c.ctor != fn {
		return nil, true
	}
	return c.made, true
}

func (c *call) Option(fn string) (library.Env, library.Tri) {
	if o := c.options[fn]; o != nil {
		return o, library.True
	}
	return nil, library.False
}

func (c *call) Chained(method string) library.Tri { return has(c.chain, method) }
func (c *call) Called(method string) library.Tri  { return has(c.called, method) }
func (c *call) RecvType() string                  { return "" }

func has(list []string, name string) library.Tri {
	for _, s := range list {
		if s == name {
			return library.True
		}
	}
	return library.False
}

func num(n int64) library.Value                       { return library.Constant(constant.MakeInt64(n)) }
func dur(d time.Duration) library.Value               { return num(int64(d)) }
func anyOf(args ...library.Value) *call               { return &call{args: args} }
func fields(m map[string]library.Value) library.Value { return library.Literal(m) }

// entries is how many entries a test puts in, life how long those that expire live,
// later when what removes them has run.
const (
	entries = 200
	life    = 20 * time.Millisecond
	later   = 200 * time.Millisecond
)

// claim is one way to use a cache, and what the table says of it.
type claim struct {
	name string
	// pkg, typ and fn name the row, lacks which of its rows.
	pkg, typ, fn string
	lacks        library.Lack
	call         *call
	// held fills the cache and returns how many entries it holds later.
	held func(t *testing.T) int
	// keeps is what the library is known to do.
	keeps bool
}

func check(t *testing.T, claims []claim) {
	table, err := library.Load()
	require.NoError(t, err)
	for _, c := range claims {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var row *library.Row
			for _, r := range table.Func(c.pkg, c.typ, c.fn) {
				if r.Lacks == c.lacks && r.When != nil {
					row = r
				}
			}
			require.NotNil(t, row, "the table has no row of %s.%s.%s that lacks %s", c.pkg, c.typ, c.fn, c.lacks)
			held := c.held(t)
			if c.keeps {
				assert.Equal(t, entries, held, "entries held")
			} else {
				assert.Less(t, held, entries, "entries held")
			}
			assert.Equal(t, library.Of(c.keeps), row.When.Eval(c.call), "%s of %s", row.When, row.Func)
		})
	}
}

// keys are those that a test puts in.
func keys() []string {
	out := make([]string, entries)
	for i := range out {
		out[i] = "key" + string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	return out
}
