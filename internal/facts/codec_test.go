package facts

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sample has each kind of value that a summary is made of.
func sample() *Summary {
	recv := &Term{Op: OpParam}
	field := &Term{Op: OpField, Text: "m/p.T.m", Args: []*Term{recv}}
	return &Summary{
		Path: "m/p", Name: "p", Module: "m", Truncated: -3,
		Files:      []File{{Name: "a.go"}, {Name: "b_test.go", Test: true}},
		Containers: []Container{{Key: "m/p.T.m", Owner: "T", Name: "m", Levels: []Kind{KindMap, KindSlice}, TypeText: "map[string][]int", Pos: Pos{File: 1, Line: 3, Col: 2}, Value: ValueTraits{Lock: true}}},
		Funcs: []*Func{{
			ID: "m/p.(*T).add", Params: []Param{}, Blocks: []Block{{Succs: []int{1, 2}, Cond: &Guard{Kind: GuardHit, Neg: true, X: field, Y: nil}}, {}, {Return: true}},
			Sites:   []Site{{Op: Grow, How: HowInsert, Ref: field, Key: &Term{Op: OpParam, N: 1}}},
			Results: []*Term{nil, Unknown(), {Op: OpField, Text: "m/p.T.m", Args: []*Term{{Op: OpParam}}}, {Op: OpPhi, Args: []*Term{}}},
		}},
	}
}

func TestCodecKeepsEveryValue(t *testing.T) {
	data, err := Encode(sample())
	require.NoError(t, err)
	got, err := Decode(data)
	require.NoError(t, err)
	assert.Equal(t, sample(), got, "nil and empty lists stay what they are")
	again, err := Encode(got)
	require.NoError(t, err)
	assert.Equal(t, data, again)
	assert.Same(t, got.Funcs[0].Sites[0].Ref, got.Funcs[0].Results[2], "equal terms are one")
}

func TestCodecRefusesDamage(t *testing.T) {
	data, err := Encode(sample())
	require.NoError(t, err)
	for n := range data {
		_, err := Decode(data[:n])
		require.Error(t, err, "cut after %d of %d bytes", n, len(data))
	}
	_, err = Decode(append(data, 0))
	assert.ErrorContains(t, err, "too many")
	other := append([]byte{}, data...)
	other[len(magic)] ^= 1
	_, err = Decode(other)
	assert.ErrorContains(t, err, "another version")
	for i := len(magic) + schemaSize; i < len(data); i++ {
		for _, bit := range []byte{1, 0x40, 0x80, 0xff} {
			broken := append([]byte{}, data...)
			broken[i] ^= bit
			// Some changes make another summary; none may do worse.
			_, _ = Decode(broken)
		}
	}
}

// Damaged bytes are an error, never a panic, and what is read can be written again.
func FuzzDecode(f *testing.F) {
	data, err := Encode(sample())
	require.NoError(f, err)
	f.Add(data)
	head := append([]byte(magic), schema()...)
	f.Fuzz(func(t *testing.T, data []byte) {
		// The head is the same for all: without it most inputs would end there.
		if !bytes.HasPrefix(data, head) {
			data = append(bytes.Clone(head), data...)
		}
		sum, err := Decode(data)
		if err != nil {
			return
		}
		first, err := Encode(sum)
		require.NoError(t, err)
		again, err := Decode(first)
		require.NoError(t, err)
		second, err := Encode(again)
		require.NoError(t, err)
		require.Equal(t, first, second)
	})
}
