package pipeline

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/passes"
)

// benchTree is what the stages are measured over: the program of the fixtures.
func benchTree() load.Options {
	return load.Options{Dir: filepath.Join("..", "..", "testdata", "src")}
}

// benchUnits returns the units of the tree, and the size of their summaries in bytes.
func benchUnits(b *testing.B) (units []*Unit, size int64) {
	b.Helper()
	req := Request{Dir: benchTree().Dir, Progress: func(int, int) {}}
	_, units, err := Load(context.Background(), req)
	require.NoError(b, err)
	for _, u := range units {
		size += int64(len(u.packed))
	}
	return units, size
}

// BenchmarkSummarise loads and summarises all packages; the difference from
// BenchmarkLoad is the summaries' share.
func BenchmarkSummarise(b *testing.B) {
	for b.Loop() {
		benchUnits(b)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		_, err := load.Load(context.Background(), benchTree(), func(*load.Package) error { return nil })
		require.NoError(b, err)
	}
}

func BenchmarkCodec(b *testing.B) {
	units, size := benchUnits(b)
	pkgs, err := Decode(units)
	require.NoError(b, err)
	b.Run("encode", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for _, p := range pkgs {
				_, err := facts.Encode(p.Summary)
				require.NoError(b, err)
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for _, u := range units {
				_, err := facts.Decode(u.packed)
				require.NoError(b, err)
			}
		}
	})
}

func BenchmarkLinkAndJudge(b *testing.B) {
	units, _ := benchUnits(b)
	pkgs, err := Decode(units)
	require.NoError(b, err)
	table, err := library.Load()
	require.NoError(b, err)
	var prog *link.Program
	b.Run("link", func(b *testing.B) {
		for b.Loop() {
			prog = link.Link(pkgs, table, link.Options{})
		}
	})
	b.Run("judge", func(b *testing.B) {
		for b.Loop() {
			passes.Judge(prog, func(string) bool { return true })
		}
	})
}
