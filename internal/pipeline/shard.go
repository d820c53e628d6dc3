package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
)

// shardMagic begins a shard's file; the hash of the rest and the rest follow it.
const shardMagic = "growthlint shard 2\n"

// ShardExt ends the names of shards' files.
const ShardExt = ".shard"

// Shard is what one run with -summaries leaves: all that the findings need, and
// nothing of the machine. Directories and files are relative to the run's directory,
// with slashes, where that is possible.
type Shard struct {
	// Patterns, Tags and Tests are those of the run.
	Patterns []string
	Tags     string
	Tests    bool

	View      View
	Units     []shardUnit
	Troubles  []finding.Trouble
	Unreached []string
	// TestImports are what test files import, by directory, by module root.
	TestImports map[string]map[string][]string
}

// shardUnit is a unit of a shard.
type shardUnit struct {
	ID, Dir      string
	Matched, Own bool
	Product      []byte
}

// NewShard takes over what a run has loaded.
func NewShard(req Request, a *Analysis, units []*Unit) *Shard {
	sh := &Shard{
		Patterns: req.Patterns, Tags: req.Tags, Tests: req.Tests, View: a.View, Unreached: a.Unreached,
		TestImports: map[string]map[string][]string{},
	}
	for _, u := range units {
		sh.Units = append(sh.Units, shardUnit{u.ID, relativeTo(req.Dir, u.Dir), u.Matched, u.Own, u.Product})
		if root, ok := u.moduleRoot(); ok && u.head.Module != "" && sh.TestImports[relativeTo(req.Dir, root)] == nil {
			imports := map[string][]string{}
			for d, paths := range load.TestImports(root) {
				imports[relativeTo(req.Dir, d)] = paths
			}
			sh.TestImports[relativeTo(req.Dir, root)] = imports
		}
	}
	for _, t := range a.Troubles {
		t.File = relativeTo(req.Dir, t.File)
		sh.Troubles = append(sh.Troubles, t)
	}
	return sh
}

// Encode returns the content of the shard's file, and its name: it tells runs over other
// patterns apart, and the same run gives the same file.
func (sh *Shard) Encode() (name string, text []byte, err error) {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(sh); err != nil {
		return "", nil, fmt.Errorf("encoding the summaries: %w", err)
	}
	sum := sha256.Sum256(body.Bytes())
	of := sha256.Sum256(fmt.Appendf(nil, "%q %q %t", sh.Patterns, sh.Tags, sh.Tests))
	return hex.EncodeToString(of[:8]) + ShardExt, slices.Concat([]byte(shardMagic), sum[:], body.Bytes()), nil
}

// moduleRoot is the root directory of the unit's module, if the paths tell.
func (u *Unit) moduleRoot() (string, bool) {
	below := filepath.FromSlash(strings.TrimPrefix(u.head.Path, u.head.Module))
	return strings.CutSuffix(u.Dir, below)
}

// absoluteFrom is the inverse of relativeTo.
func absoluteFrom(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// relativeTo returns path relative to dir with slashes, or as it is on another volume.
func relativeTo(dir, path string) string {
	if path == "" || !filepath.IsAbs(path) {
		return path
	}
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

// readShard reads a shard's file.
func readShard(file string) (*Shard, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the summaries: %w", err)
	}
	return parseShard(file, data)
}

// parseShard reads the content of a shard's file.
func parseShard(file string, data []byte) (*Shard, error) {
	rest, ok := bytes.CutPrefix(data, []byte(shardMagic))
	if !ok || len(rest) < sha256.Size {
		return nil, fmt.Errorf("%s was not written by -summaries of this version of growthlint; write it again", file)
	}
	body := rest[sha256.Size:]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], rest[:sha256.Size]) {
		return nil, fmt.Errorf("%s is damaged; write it again with -summaries", file)
	}
	sh := &Shard{}
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(sh); err != nil {
		return nil, fmt.Errorf("%s was written by another version of growthlint; write it again: %w", file, err)
	}
	return sh, nil
}

// readShards reads all shards of the directories, by name of the file.
func readShards(dirs []string) ([]*Shard, error) {
	if len(dirs) == 0 {
		return nil, errors.New("link needs a directory that -summaries has written: growthlint link DIR…")
	}
	var all []*Shard
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*"+ShardExt))
		if err != nil {
			return nil, fmt.Errorf("reading the summaries in %s: %w", dir, err)
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("%s has no summaries; write them with growthlint -summaries %s packages", dir, dir)
		}
		for _, file := range files {
			sh, err := readShard(file)
			if err != nil {
				return nil, err
			}
			all = append(all, sh)
		}
	}
	return all, nil
}
