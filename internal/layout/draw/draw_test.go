package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func repository(t *testing.T) house {
	t.Helper()
	h, err := read(filepath.Join("..", "..", ".."))
	require.NoError(t, err)
	return h
}

// The picture in docs is the one of today's imports.
func TestPictureIsTrue(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "storeys.svg"))
	require.NoError(t, err, "run go run ./internal/layout/draw")
	assert.Equal(t, string(repository(t).svg()), string(text), "docs/storeys.svg is stale: run go run ./internal/layout/draw")
}

func TestRoomsStandAboveWhatTheyImport(t *testing.T) {
	h := repository(t)
	require.Contains(t, h, "internal/link")
	require.Contains(t, h, rulesRoom)
	assert.NotContains(t, h, "internal/layout", "only what the command is built of")
	for name, r := range h {
		assert.NotEmpty(t, r.says, name)
		for to := range r.below {
			assert.Greater(t, r.storey, h[to].storey, "%s imports %s", name, to)
		}
	}
}

// A line that follows from two others is left out.
func TestLinesThatFollowAreLeftOut(t *testing.T) {
	h := house{
		"a": {name: "a", below: map[string]bool{"b": true, "c": true}},
		"b": {name: "b", below: map[string]bool{"c": true}},
		"c": {name: "c"},
	}
	for name := range h {
		h.settle(name)
	}
	assert.Equal(t, 2, h["a"].storey)
	assert.Equal(t, []string{"b"}, h.direct(h["a"]))
	assert.Equal(t, []string{"c"}, h.direct(h["b"]))
}

func TestPictureIsXML(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a.svg")
	t.Chdir(filepath.Join("..", "..", ".."))
	require.NoError(t, run(out))
	f, err := os.Open(out)
	require.NoError(t, err)
	defer f.Close()
	d := xml.NewDecoder(f)
	texts := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if s, ok := token.(xml.StartElement); ok && s.Name.Local == "text" {
			texts++
		}
	}
	assert.Greater(t, texts, 30)
}

func TestDrawNamesWhatIsMissing(t *testing.T) {
	t.Chdir(t.TempDir())
	require.ErrorContains(t, run("a.svg"), "run this in the root")
}
