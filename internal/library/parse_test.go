package library

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// testdata/errors.txt is a table with everything wrong that a table can have,
// testdata/errors.golden what is said of it.
func TestErrorsNameTheLineAndTheMend(t *testing.T) {
	text, err := os.ReadFile("testdata/errors.txt")
	require.NoError(t, err)
	golden, err := os.ReadFile("testdata/errors.golden")
	require.NoError(t, err)
	table, err := Parse("errors.txt", string(text))
	assert.Nil(t, table)
	require.Error(t, err)
	assert.Equal(t, string(golden), err.Error()+"\n")
}

func TestAllFormsOfARow(t *testing.T) {
	table, err := Parse("own.txt", `
# a comment
package example.com/x class=cache read "example.com/x@v1.0.0 x.go"   # another
const Never -1s
type {Cache, Shard} cache zero say "with # inside"
type View map like=Cache bounded read "example.com/x@v2.0.0 y.go"

{New, "odd name"} construct of=Cache,Shard arg=0 lacks=cleaner when "arg0 == Never" ran
Cache.{Put, Add} grow as=Outer key=1.ID val=2 chan
Merge shrink kind=map on=arg1 some result given "in words" if "arg0 == \"x\""
Cache.Range calls arg=0 each with=key,elem from=recv async event method=Do
Drop releases on=arg0 read "example.com/x@v3.0.0 z.go"
`)
	require.NoError(t, err)
	made := table.Func("example.com/x", "", "New")
	require.Len(t, made, 1)
	assert.Equal(t, Row{
		File: "own.txt", Line: 8, Class: ClassCache, Pkg: "example.com/x", Func: "New", Role: Construct,
		On: Target{Kind: OnResult}, Of: []string{"Cache", "Shard"}, Kind: "cache", Key: None, Val: None, Arg: 0, Into: None, Place: None,
		Lacks: LackCleaner, When: made[0].When, Read: "example.com/x@v1.0.0 x.go", Ran: true,
	}, *made[0])
	assert.Equal(t, "arg0 == -1000000000", made[0].When.String())
	assert.Len(t, table.Func("example.com/x", "", "odd name"), 1)

	put := table.Func("example.com/x", "Outer", "Add")
	require.Len(t, put, 1)
	assert.Equal(t, "ID", put[0].KeyField)
	assert.Equal(t, []int{1, 2, None}, []int{put[0].Key, put[0].Val, put[0].Arg})
	assert.True(t, put[0].Chan)
	assert.Equal(t, put, table.Func("example.com/x", "Outer", "Add"))
	assert.Equal(t, "Put", table.Func("example.com/x", "View", "Put")[0].Func, "View is like Cache")

	merge := table.Func("example.com/x", "", "Merge")[0]
	assert.Equal(t, Target{Kind: OnArg, Arg: 1}, merge.On)
	assert.Equal(t, Some, merge.Extent)
	assert.True(t, merge.Result)
	assert.Equal(t, `arg0 == "x"`, merge.If.String())

	calls := table.Func("example.com/x", "Cache", "Range")[0]
	assert.Equal(t, []string{"key", "elem"}, calls.With)
	assert.Equal(t, Target{Kind: OnRecv}, calls.From)
	assert.Equal(t, []any{Each, PhaseEvent, true, "Do", ClassNone}, []any{calls.Times, calls.Phase, calls.Async, calls.Method, calls.Class})
	assert.Equal(t, "example.com/x@v3.0.0 z.go", table.Func("example.com/x", "", "Drop")[0].Read)

	assert.Equal(t, "with # inside", table.Type("example.com/x", "Shard").Say)
	assert.True(t, table.Type("example.com/x", "View").Bounded)
}
