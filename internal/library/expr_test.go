package library

import (
	"go/constant"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// call is an environment in which everything is what the fields say; what they
// do not mention is unknown.
type call struct {
	args    []Value
	ctors   map[string]Env // nil: certainly not made by it
	options map[string]Env // nil: certainly absent
	chained map[string]Tri
	called  map[string]Tri
	recv    string
}

func (c call) Arg(n int) Value {
	if n < len(c.args) {
		return c.args[n]
	}
	return Value{}
}

func (c call) Ctor(fn string) (Env, bool) { e, ok := c.ctors[fn]; return e, ok }

func (c call) Option(fn string) (Env, Tri) {
	e, ok := c.options[fn]
	if !ok {
		return nil, Unknown
	}
	return e, Of(e != nil)
}

func (c call) Chained(method string) Tri { return c.chained[method] }
func (c call) Called(method string) Tri  { return c.called[method] }
func (c call) RecvType() string          { return c.recv }

func number(n int64) Value { return Constant(constant.MakeInt64(n)) }

func TestPredicates(t *testing.T) {
	made := func(args ...Value) map[string]Env { return map[string]Env{"New": call{args: args}} }
	other := map[string]Env{"New": nil}
	config := Literal(map[string]Value{"Max": number(5), "Cost": Present(), "Odd": {}})
	tests := []struct {
		text string
		env  Env
		want Tri
	}{
		{"always", call{}, True},
		{"never", call{}, False},
		{"always", nil, True},
		{"arg0 == 1", nil, Unknown},
		{"arg0 <= 0", call{args: []Value{number(-1)}}, True},
		{"arg0 <= 0", call{args: []Value{number(1)}}, False},
		{"arg0 <= 0", call{args: []Value{Zero()}}, True},
		{"arg0 <= 0", call{args: []Value{Present()}}, Unknown},
		{"arg0 == 0", call{args: []Value{Present()}}, False},
		{"arg0 <= 0", call{}, Unknown},
		{"arg1 < 1s", call{args: []Value{{}, number(999_999_999)}}, True},
		{"arg0 >= 1<<50", call{args: []Value{Text("9223372036854775807")}}, True},
		{"arg0 == Never", call{args: []Value{number(-1)}}, True},
		{"arg0 < -2 || arg0 == -1", call{args: []Value{number(-2)}}, False},
		{"arg0 in {0, -2}", call{args: []Value{number(-2)}}, True},
		{"arg0 in {0, -2}", call{args: []Value{number(7)}}, False},
		{`arg0 == "SET"`, call{args: []Value{Text(`"SET"`)}}, True},
		{`arg0 == "SET"`, call{args: []Value{number(0)}}, Unknown},
		{"arg0 == nil", call{args: []Value{Zero()}}, True},
		{"arg0 == nil", call{args: []Value{config}}, False},
		{"arg0.Max == 0", call{args: []Value{config}}, False},
		{"arg0.Min == 0", call{args: []Value{config}}, True},
		{"arg0.Min == nil", call{args: []Value{config}}, True},
		{"arg0.Cost == nil", call{args: []Value{config}}, False},
		{"arg0.Odd == 0", call{args: []Value{config}}, Unknown},
		{"arg0.Min == 0", call{args: []Value{Present()}}, Unknown},
		{"arg0.At == zero", call{args: []Value{Literal(map[string]Value{"At": Literal(nil)})}}, True},
		{"arg0.At == zero", call{args: []Value{Literal(map[string]Value{"At": Present()})}}, False},
		{"arg0.Keep", call{args: []Value{Literal(map[string]Value{"Keep": Text("true")})}}, True},
		{"!arg0.Keep", call{args: []Value{config}}, True},
		{"arg0 is Forever", call{args: []Value{Result("Forever")}}, True},
		{"arg0 is Forever", call{args: []Value{Result("After")}}, False},
		{"arg0 is Forever", call{args: []Value{Present()}}, Unknown},
		{"absent(A, B)", call{options: map[string]Env{"A": nil, "B": nil}}, True},
		{"absent(A, B)", call{options: map[string]Env{"A": nil}}, Unknown},
		{"absent(A, B)", call{options: map[string]Env{"B": call{}}}, False},
		{"present(A)", call{options: map[string]Env{"A": call{}}}, True},
		{"opt(A).arg0 <= 0", call{options: map[string]Env{"A": call{args: []Value{number(0)}}}}, True},
		{"opt(A).arg0 <= 0", call{options: map[string]Env{"A": nil}}, False},
		{"opt(A).arg0 <= 0", call{}, Unknown},
		{"absent(A) || opt(A).arg0 == 0", call{options: map[string]Env{"A": nil}}, True},
		{"chain_absent(L, M)", call{chained: map[string]Tri{"L": False, "M": False}}, True},
		{"chain_absent(L, M)", call{chained: map[string]Tri{"L": False}}, Unknown},
		{"chained(L)", call{chained: map[string]Tri{"L": True}}, True},
		{"not_called(Start)", call{called: map[string]Tri{"Start": False}}, True},
		{"called(Start)", call{called: map[string]Tri{"Start": False}}, False},
		{"not_called(Start)", call{}, Unknown},
		{"recv is Key", call{recv: "Key"}, True},
		{"recv is Key", call{recv: "Other"}, False},
		{"recv is Key", call{}, Unknown},
		{"New.arg0 <= 0", call{ctors: made(number(0))}, True},
		{"New.arg0 <= 0", call{ctors: made(number(5))}, False},
		{"New.arg0 <= 0", call{ctors: made()}, Unknown},
		{"New.arg0 <= 0", call{ctors: other}, False},
		{"New.arg0 <= 0", call{}, Unknown},
		{"New.always", call{ctors: made()}, True},
		{"New.always", call{ctors: other}, False},
		{"{New, From}.arg0 <= 0", call{ctors: map[string]Env{"New": nil, "From": call{args: []Value{number(0)}}}}, True},
		{"{New, From}.absent(A)", call{ctors: map[string]Env{"New": nil, "From": call{options: map[string]Env{"A": nil}}}}, True},
		{"New.absent(A)", call{ctors: other}, False},
		{"New.opt(A).arg0 > 2", call{ctors: map[string]Env{"New": call{options: map[string]Env{"A": call{args: []Value{number(3)}}}}}}, True},
		{"arg0 == 1 && arg1 == 1", call{args: []Value{{}, number(2)}}, False},
		{"arg0 == 1 && arg1 == 1", call{args: []Value{{}, number(1)}}, Unknown},
		{"arg0 == 1 || arg1 == 1", call{args: []Value{{}, number(1)}}, True},
		{"arg0 == 1 || arg1 == 1", call{args: []Value{{}, number(2)}}, Unknown},
		{"!(arg0 == 1)", call{}, Unknown},
		{"always || never && never", call{}, True},
		{"(always || never) && never", call{}, False},
	}
	for _, test := range tests {
		e, err := ParseExpr(test.text, map[string]constant.Value{"Never": constant.MakeInt64(-1)})
		require.NoError(t, err, test.text)
		assert.Equal(t, test.want, e.Eval(test.env), "%s = %s in %+v", test.text, test.want, test.env)
	}
	assert.Equal(t, Unknown, (*Expr)(nil).Eval(call{}), "a row without a predicate")
}

func TestThreeValuedLogic(t *testing.T) {
	all := []Tri{Unknown, True, False}
	rank := map[Tri]int{False: 0, Unknown: 1, True: 2}
	for _, a := range all {
		for _, b := range all {
			assert.Equal(t, min(rank[a], rank[b]), rank[a.And(b)], "%s and %s", a, b)
			assert.Equal(t, max(rank[a], rank[b]), rank[a.Or(b)], "%s or %s", a, b)
		}
		assert.Equal(t, 2-rank[a], rank[a.Not()], "not %s", a)
	}
}

// What the issue of a cache says must hold for the table as a whole: go-cache's
// DefaultExpiration means never exactly if New was given no default.
func TestDefaultExpirationJoinsTheConstructor(t *testing.T) {
	set := load(t).Func("github.com/patrickmn/go-cache", "cache", "Set")[0]
	insert := func(d Value, made ...Value) call {
		return call{args: []Value{Text(`"k"`), Present(), d}, ctors: map[string]Env{"New": call{args: made}, "NewFrom": nil}}
	}
	assert.Equal(t, True, set.When.Eval(insert(number(-1), number(60), number(60))), "NoExpiration")
	assert.Equal(t, True, set.When.Eval(insert(number(0), number(0), number(60))), "no default")
	assert.Equal(t, False, set.When.Eval(insert(number(0), number(60), number(60))), "the default of New")
	assert.Equal(t, False, set.When.Eval(insert(number(60), number(0), number(60))))
	assert.Equal(t, Unknown, set.When.Eval(insert(Value{}, number(60), number(60))))
	assert.Equal(t, Unknown, set.When.Eval(call{args: []Value{{}, {}, number(0)}}), "maker unknown")
}
