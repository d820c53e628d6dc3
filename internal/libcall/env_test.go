package libcall

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

func TestValues(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	l := New(program.New(nil), table)
	f := &program.Func{Func: &facts.Func{ID: "p.f", Makes: []facts.Make{{
		N: 0, Type: "x.Config", Value: &facts.Term{Op: facts.OpStruct, Text: "Max", Args: []*facts.Term{{Op: facts.OpConst, Text: "7"}}},
	}}}}
	holds := func(text string, arg *facts.Term) library.Tri {
		e, err := library.ParseExpr(text, nil)
		require.NoError(t, err)
		return e.Eval(&Env{Calls: l, In: f, Args: []*facts.Term{arg}, Opts: -1})
	}
	made := &facts.Term{Op: facts.OpNew, Text: "x.Config"}
	assert.Equal(t, library.True, holds("arg0.Max == 7", made))
	assert.Equal(t, library.True, holds("arg0.Min == 0", made), "a field that is not set is zero")
	assert.Equal(t, library.False, holds("arg0 == nil", made))

	result := &facts.Term{Op: facts.OpCall, Text: "x.DefaultConfig"}
	assert.Equal(t, library.True, holds("arg0 is DefaultConfig", result))
	request := func(method string) *facts.Term {
		return &facts.Term{Op: facts.OpCall, Text: "net/http.NewRequest", Args: []*facts.Term{{Op: facts.OpConst, Text: method}}}
	}
	assert.Equal(t, library.False, holds(`arg0.Method != "HEAD"`, request(`"HEAD"`)), "the table says which argument becomes the field")
	assert.Equal(t, library.True, holds(`arg0.Method != "HEAD"`, request(`"GET"`)))
	assert.Equal(t, library.Unknown, holds(`arg0.Method != "HEAD"`, result))
	changed := &facts.Term{Op: facts.OpStruct, Text: "Max", Args: []*facts.Term{{Op: facts.OpConst, Text: "7"}, result}}
	assert.Equal(t, library.Unknown, holds("arg0 is DefaultConfig", changed), "it was, and was changed since")
	assert.Equal(t, library.False, holds("arg0.Max == 0", changed))
	assert.Equal(t, library.Unknown, holds("arg0.Min == 0", changed))
	assert.Equal(t, library.Unknown, holds("arg0 <= 0", &facts.Term{Op: facts.OpField, Text: "p.T.ttl"}))
}

func TestOptions(t *testing.T) {
	l := New(program.New(nil), nil)
	call := func(opts int, args ...*facts.Term) *Env { return &Env{Calls: l, Args: args, Opts: opts} }
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
