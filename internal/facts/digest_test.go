package facts_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

func param(n int) *facts.Term { return &facts.Term{Op: facts.OpParam, N: n} }

// digest is one of all that a digest can hold.
func digest() *facts.Digest {
	return &facts.Digest{Path: "example.com/m/set", Bounded: []string{"example.com/m/set.Registry"}, Truncated: 2, Funcs: []facts.DigestFunc{
		{
			ID: "(*example.com/m/set.Set).Add", Params: 2, Kept: []int{1},
			Effects: []facts.Effect{{
				Op: facts.Grow, How: facts.HowInsert, Ref: param(0), Key: param(1), KeyBound: facts.KeyEnum, Async: true,
				Guards: []facts.Guard{{Kind: facts.GuardLen, X: param(0), Y: &facts.Term{Op: facts.OpConst, Text: "10"}, Op: "<"}},
			}},
		},
		{
			ID: "example.com/m/set.Each", Params: 2,
			Effects: []facts.Effect{{Callee: facts.Callee{Pkg: "sync", Type: "Map", Name: "Range"}, Func: "(*sync.Map).Range", Args: []*facts.Term{param(0), nil}}},
			Runs:    []facts.Run{{Param: 1, How: facts.RunTick, Args: []*facts.Term{nil, param(0)}}},
			Results: []*facts.Term{{Op: facts.OpNew, Text: "example.com/m/set.Set"}, {}},
		},
	}}
}

func TestDigestRoundTrip(t *testing.T) {
	want := digest()
	text, err := want.Encode()
	require.NoError(t, err)
	got, err := facts.DecodeDigest(text)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	assert.Equal(t, 1, bytes.Count(text, []byte("example.com/m/set")), "the package's own path is written once: %s", text)
	for range 10 {
		again, err := digest().Encode()
		require.NoError(t, err)
		assert.Equal(t, text, again)
	}
}

func TestDigestRefusesOtherBytes(t *testing.T) {
	text, err := digest().Encode()
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"nothing":         nil,
		"half":            text[:len(text)/2],
		"another version": bytes.Replace(text, []byte(`"v":1`), []byte(`"v":99`), 1),
		"no digest":       []byte(`{"v":1,"p":"x"}`),
		"a list":          []byte(`{"v":1,"p":"x","d":[1]}`),
	} {
		_, err := facts.DecodeDigest(data)
		assert.ErrorContains(t, err, "decoding", name)
	}
}

func TestDigestKeepsItsBudget(t *testing.T) {
	d := &facts.Digest{Path: "example.com/m/big"}
	for i := range 300 {
		f := facts.DigestFunc{ID: fmt.Sprintf("example.com/m/big.F%03d", i), Params: 1}
		switch {
		case i >= 290:
			f.Effects = []facts.Effect{{Op: facts.Shrink, How: facts.HowClear, Ref: param(0)}}
		case i >= 270:
			f.Runs = []facts.Run{{Param: 0}}
		}
		d.Funcs = append(d.Funcs, f)
	}
	d.Bounded = []string{"example.com/m/big.B", "example.com/m/big.A", "example.com/m/big.B"}
	d.Fit()
	text, err := d.Encode()
	require.NoError(t, err)
	assert.LessOrEqual(t, len(text), facts.MaxDigestBytes)
	assert.LessOrEqual(t, len(d.Funcs), facts.MaxDigestFuncs)
	assert.Equal(t, 300-len(d.Funcs), d.Truncated)
	assert.Equal(t, []string{"example.com/m/big.A", "example.com/m/big.B"}, d.Bounded)
	effects, runs := 0, 0
	for i, f := range d.Funcs {
		effects, runs = effects+len(f.Effects), runs+len(f.Runs)
		assert.True(t, i == 0 || d.Funcs[i-1].ID < f.ID, "sorted")
	}
	assert.Equal(t, []int{10, 20}, []int{effects, runs}, "what changes or runs what it is given stays longest")

	var many facts.Digest
	for i := range 400 {
		many.Funcs = append(many.Funcs, facts.DigestFunc{ID: fmt.Sprint(i)})
	}
	many.Fit()
	assert.Len(t, many.Funcs, facts.MaxDigestFuncs)
	assert.Equal(t, 200, many.Truncated)
}

// A fact must not tell where it was made, and must not be a map or a pointer into
// something shared: JSON shows all that is in it.
func TestDigestHasNoPositions(t *testing.T) {
	text, err := json.Marshal(digest())
	require.NoError(t, err)
	for _, name := range []string{`"pos"`, `"line"`, `"file"`, `"Pos"`} {
		assert.NotContains(t, string(text), name)
	}
}

// A digest that can be read is cut to its budget, written and read again.
func FuzzDecodeDigest(f *testing.F) {
	f.Add([]byte(`{"v":1,"p":"m/p","d":{"f":[{"i":"m/p.Add","p":2,"k":[1],"e":[{"o":"grow","h":"insert","r":{},"k":{}}]}],"b":["~.T.m"],"x":3}}`))
	f.Add([]byte(`{"v":2,"p":"m/p","d":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := facts.DecodeDigest(data)
		if err != nil {
			return
		}
		_ = d.Tells()
		d.Fit()
		text, err := d.Encode()
		require.NoError(t, err)
		require.LessOrEqual(t, len(d.Funcs), facts.MaxDigestFuncs)
		again, err := facts.DecodeDigest(text)
		require.NoError(t, err)
		second, err := again.Encode()
		require.NoError(t, err)
		require.Equal(t, string(text), string(second))
	})
}
