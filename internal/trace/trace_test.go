package trace_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
)

// The way from an insert up to what keeps the object, and further up to what runs it.
func TestWayOfAGrow(t *testing.T) {
	p := linktest.Program(t, `
type S struct { m map[string]int; in chan string }

func New(in chan string) *S { return &S{m: map[string]int{}, in: in} }

var kept = New(make(chan string))

func Run() { kept.loop() }

func (s *S) loop() { for k := range s.in { s.add(k) } }

func (s *S) add(k string) { s.m[k]++ }
`)
	c := linktest.Container(t, p, "S.m")
	require.Len(t, c.Grows, 1)
	found := p.Tracer().Event(c, c.Grows[0])
	require.NotNil(t, found)
	assert.False(t, found.Cut)
	many := 0
	for _, s := range found.Steps {
		assert.NotNil(t, s.In)
		if s.Many {
			many++
		}
	}
	assert.Positive(t, many, "the loop turns any number of times for one object")
	assert.NotEmpty(t, found.Keeper, "a variable keeps it")
}
