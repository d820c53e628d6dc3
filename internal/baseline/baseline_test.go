package baseline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/baseline"
	"github.com/growthlint/growthlint/internal/finding"
)

func grown(hex string) finding.Finding {
	return finding.Finding{
		Rule: "mapgrow", Confidence: finding.High, Fingerprint: "v1:" + strings.Repeat(hex, 16), Function: "serve",
		Container: finding.Container{Key: "example.com/m.seen" + hex, Package: "example.com/m", Kind: "map"},
	}
}

// kept has fields of another version, odd spacing and a reason.
const kept = `{ "fingerprint":"v1:5555555555555555", "rule":"slicegrow","ticket":"ABC-1","reason":"until the <rewrite>" }`

func TestUpdateKeepsLinesByteForByte(t *testing.T) {
	b, err := baseline.Parse("b", []byte(kept+"\n\n"+`{"fingerprint":"v1:4444444444444444","rule":"mapgrow"}`+"\n"))
	require.NoError(t, err)
	assert.Equal(t, 2, b.Len())
	assert.True(t, b.Has("v1:5555555555555555"))
	assert.False(t, b.Has("v1:aaaaaaaaaaaaaaaa"))
	stale := b.Stale(map[string]bool{"v1:5555555555555555": true}, func(e baseline.Entry) bool { return e.Rule == "mapgrow" })
	require.Len(t, stale, 1)
	assert.Equal(t, "v1:4444444444444444", stale[0].Fingerprint)
	added, err := b.Update([]baseline.Entry{baseline.New(grown("a"), baseline.Ordinary), baseline.New(grown("0"), baseline.Tests), baseline.New(grown("5"), baseline.Ordinary)}, stale)
	require.NoError(t, err)
	assert.Equal(t, 2, added)
	assert.Equal(t, `{"fingerprint":"v1:0000000000000000","rule":"mapgrow","confidence":"high","package":"example.com/m","container":"example.com/m.seen0","in":"tests"}
`+kept+`
{"fingerprint":"v1:aaaaaaaaaaaaaaaa","rule":"mapgrow","confidence":"high","package":"example.com/m","container":"example.com/m.seena"}
`, string(b.Text()))
	again, err := baseline.Parse("b", b.Text())
	require.NoError(t, err)
	assert.Equal(t, string(b.Text()), string(again.Text()))
}

func TestWhatAMergeLeavesIsRead(t *testing.T) {
	plain := `{"fingerprint":"v1:5555555555555555","rule":"slicegrow"}`
	b, err := baseline.Parse("b", []byte(plain+"\r\n"+`{"fingerprint":"v1:1111111111111111","rule":"mapgrow"}`+"\r\n"+kept+"\r\n"+plain+"\r\n"))
	require.NoError(t, err)
	assert.Equal(t, `{"fingerprint":"v1:1111111111111111","rule":"mapgrow"}`+"\r\n"+kept+"\r\n", string(b.Text()), "sorted, once each, with the reason, lines ended as they were")
}

func TestWhatIsNoBaselineIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"package main\n":                                            "b:1: not a baseline, which has one JSON object a line",
		"{\n  \"version\": 1\n}\n":                                  "b:1: not a baseline",
		`{"version":1}`:                                             `b:1: not an entry of a baseline: it has no "fingerprint"`,
		"\n" + `{"fingerprint":"v1:12"}`:                            "b:2: not an entry",
		`{"fingerprint":"v1:5555555555555555"}`:                     `it has no "rule"`,
		`{"fingerprint":"v1:5555555555555555","rule":"a","in":"x"}`: `"in" is "x"`,
		"<<<<<<< ours\n":                                            "b:1: a merge conflict: keep the lines of both sides",
		`["a"]`:                                                     "not a baseline",
	} {
		_, err := baseline.Parse("b", []byte(text))
		assert.ErrorContains(t, err, want, text)
	}
	b, err := baseline.Parse("b", nil)
	require.NoError(t, err)
	assert.Empty(t, b.Text())
}

func TestEntriesWithoutContainerNameTheFunction(t *testing.T) {
	f := finding.Finding{Rule: "goroutinegrow", Function: "(*Server).accept", Container: finding.Container{Package: "example.com/m"}}
	assert.Equal(t, "example.com/m.(*Server).accept", baseline.New(f, baseline.Ordinary).Container)
}

// entries returns n lines of a baseline whose order is not that of the fingerprints.
func entries(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"fingerprint":"v1:%016x","rule":"mapgrow","confidence":"high","package":"example.com/m","container":"example.com/m.c%d"}`+"\n", uint64(i)*0x9E3779B97F4A7C15, i)
	}
	return []byte(b.String())
}

// TestHalfAMillionEntries takes seconds; comparing each entry with each would take hours.
func TestHalfAMillionEntries(t *testing.T) {
	const n = 450_000
	text := entries(n)
	b, err := baseline.Parse("b", text)
	require.NoError(t, err)
	require.Equal(t, n, b.Len())
	stale := b.Stale(nil, func(e baseline.Entry) bool { return strings.HasSuffix(e.Container, "0") })
	require.Len(t, stale, n/10)
	added, err := b.Update([]baseline.Entry{baseline.New(grown("e"), baseline.Ordinary)}, stale)
	require.NoError(t, err)
	assert.Equal(t, 1, added)
	assert.Equal(t, n-n/10+1, b.Len())
	twice, err := baseline.Parse("b", append(b.Text(), b.Text()...))
	require.NoError(t, err)
	assert.Equal(t, b.Text(), twice.Text())
}

func BenchmarkParse(b *testing.B) {
	for _, n := range []int{10_000, 20_000, 40_000} {
		text := entries(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := baseline.Parse("b", text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
