package link

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

func TestSplitCallee(t *testing.T) {
	for id, want := range map[string][3]string{
		"github.com/a/go-cache.New":               {"github.com/a/go-cache", "", "New"},
		"(*github.com/a/b/v2.Cache).Set":          {"github.com/a/b/v2", "Cache", "Set"},
		"(github.com/a/gcache.Cache).Set":         {"github.com/a/gcache", "Cache", "Set"},
		"(*gopkg.in/yaml.v3.Decoder).KnownFields": {"gopkg.in/yaml.v3", "Decoder", "KnownFields"},
	} {
		pkg, typ, name := splitCallee(id)
		assert.Equal(t, want, [3]string{pkg, typ, name}, id)
	}
}

// The remedy of a row is read off its predicate, in the library's own names.
func TestRemedies(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	tests := []struct{ pkg, typ, fn, want string }{
		{"github.com/patrickmn/go-cache", "cache", "SetDefault", "give New or NewFrom a positive argument 1"},
		{"github.com/patrickmn/go-cache", "cache", "Set", "give Set a positive argument 3, or give New or NewFrom a positive argument 1"},
		{"github.com/jellydator/ttlcache/v2", "", "NewCache", "call SetTTL on it, or call SetCacheSizeLimit on it"},
		{"github.com/bluele/gcache", "", "New", "give New a positive argument 1, or call LRU or LFU or ARC or EvictType in the builder's chain"},
		{"github.com/bradfitz/gomemcache/memcache", "Client", "Set", "set Expiration for Set"},
		{"golang.org/x/crypto/acme/autocert", "Manager", "GetCertificate", "set HostPolicy for Manager"},
	}
	for _, test := range tests {
		rows := table.Func(test.pkg, test.typ, test.fn)
		require.NotEmpty(t, rows, test.fn)
		assert.Equal(t, test.want, remedyOf(rows[0]), "%s.%s", test.pkg, test.fn)
	}
}

// A cache that lacks something says how to get it.
func TestEachFaultHasARemedy(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	for _, r := range table.Rows() {
		if r.Class == library.ClassCache && (r.Role == library.Grow || r.Role == library.Construct) && decides(r) && r.When.Op != library.ExprAlways && r.When.Op != library.ExprRecv {
			assert.NotEmpty(t, remedyOf(r), "%s:%d", r.File, r.Line)
		}
	}
}

func TestValues(t *testing.T) {
	l := &linker{index: newIndex(nil)}
	f := &Func{Func: &facts.Func{ID: "p.f", Makes: []facts.Make{{
		N: 0, Type: "x.Config", Value: &facts.Term{Op: facts.OpStruct, Text: "Max", Args: []*facts.Term{{Op: facts.OpConst, Text: "7"}}},
	}}}}
	holds := func(text string, arg *facts.Term) library.Tri {
		e, err := library.ParseExpr(text, nil)
		require.NoError(t, err)
		return e.Eval(&callEnv{l: l, in: f, args: []*facts.Term{arg}, opts: -1})
	}
	made := &facts.Term{Op: facts.OpNew, Text: "x.Config"}
	assert.Equal(t, library.True, holds("arg0.Max == 7", made))
	assert.Equal(t, library.True, holds("arg0.Min == 0", made), "a field that is not set is zero")
	assert.Equal(t, library.False, holds("arg0 == nil", made))

	result := &facts.Term{Op: facts.OpCall, Text: "x.DefaultConfig"}
	assert.Equal(t, library.True, holds("arg0 is DefaultConfig", result))
	changed := &facts.Term{Op: facts.OpStruct, Text: "Max", Args: []*facts.Term{{Op: facts.OpConst, Text: "7"}, result}}
	assert.Equal(t, library.Unknown, holds("arg0 is DefaultConfig", changed), "it was, and was changed since")
	assert.Equal(t, library.False, holds("arg0.Max == 0", changed))
	assert.Equal(t, library.Unknown, holds("arg0.Min == 0", changed))
	assert.Equal(t, library.Unknown, holds("arg0 <= 0", &facts.Term{Op: facts.OpField, Text: "p.T.ttl"}))
}

func TestOptions(t *testing.T) {
	l := &linker{index: newIndex(nil)}
	call := func(opts int, args ...*facts.Term) *callEnv { return &callEnv{l: l, args: args, opts: opts} }
	ttl := &facts.Term{Op: facts.OpCall, Text: "x.WithTTL", Args: []*facts.Term{{Op: facts.OpConst, Text: "5"}}}
	env, has := call(0, ttl).Option("WithTTL")
	require.Equal(t, library.True, has)
	e, err := library.ParseExpr("arg0 == 5", nil)
	require.NoError(t, err)
	assert.Equal(t, library.True, e.Eval(env))
	_, has = call(0, ttl).Option("WithCapacity")
	assert.Equal(t, library.False, has)
	_, has = call(0, facts.Unknown(), ttl).Option("WithCapacity")
	assert.Equal(t, library.Unknown, has, "an option that cannot be read may be any")
	_, has = call(-1, ttl).Option("WithCapacity")
	assert.Equal(t, library.Unknown, has, "a slice of options was handed over")
	_, has = call(1, ttl).Option("WithTTL")
	assert.Equal(t, library.False, has, "an argument before the options is none")
}
