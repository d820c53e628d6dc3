package program_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// ask is a function that branches on full(its receiver), and what full says.
func ask(t *testing.T, holds, fails []facts.Guard) *program.Func {
	t.Helper()
	recv := &facts.Term{Op: facts.OpParam}
	call := &facts.Term{Op: facts.OpCall, Text: "(*m.T).full", Args: []*facts.Term{recv}}
	s := &facts.Summary{Path: "m", Name: "m", Module: "m", Funcs: []*facts.Func{
		{ID: "(*m.T).full", Name: "full", Recv: "m.T", Params: []facts.Param{{}}, Results: []*facts.Term{facts.Unknown()}, Holds: holds, Fails: fails, Blocks: []facts.Block{{Return: true}}},
		{ID: "(*m.T).add", Name: "add", Recv: "m.T", Params: []facts.Param{{}}, Blocks: []facts.Block{
			{Succs: []int{1, 2}, Cond: &facts.Guard{Kind: facts.GuardCall, X: call}},
			{Return: true, Guards: []facts.Guard{{Kind: facts.GuardCall, X: call}}},
			{Return: true, Guards: []facts.Guard{{Kind: facts.GuardCall, Neg: true, X: call}}},
		}},
	}}
	f := program.New([]program.Package{{Summary: s}}).Funcs["(*m.T).add"]
	require.NotNil(t, f)
	return f
}

func length(op string) facts.Guard {
	list := &facts.Term{Op: facts.OpField, Text: "m.T.list", Args: []*facts.Term{{Op: facts.OpParam}}}
	return facts.Guard{
		Kind: facts.GuardLen, Op: op, X: &facts.Term{Op: facts.OpCall, Text: "len", Args: []*facts.Term{list}},
		Y: &facts.Term{Op: facts.OpConst, Text: "8"},
	}
}

func TestAnswersStandForTheirConditions(t *testing.T) {
	f := ask(t, []facts.Guard{length(">=")}, []facts.Guard{length("<")})
	assert.Equal(t, facts.GuardLen, f.Blocks[0].Cond.Kind, "a branch on the answer is one on the length")
	require.Len(t, f.GuardsAt(1), 2)
	assert.Equal(t, ">=", f.GuardsAt(1)[1].Op)
	require.Len(t, f.GuardsAt(2), 2)
	assert.Equal(t, "<", f.GuardsAt(2)[1].Op)
}

// TestHalfAnAnswerIsNoBranch holds that of `ok() && len(list) >= 8` the one side says
// something of the length and the other nothing.
func TestHalfAnAnswerIsNoBranch(t *testing.T) {
	f := ask(t, []facts.Guard{length(">=")}, nil)
	assert.Equal(t, facts.GuardCall, f.Blocks[0].Cond.Kind)
	assert.Len(t, f.GuardsAt(1), 2)
	assert.Len(t, f.GuardsAt(2), 1)
}
