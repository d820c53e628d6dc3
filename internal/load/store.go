package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"path/filepath"

	"github.com/growthlint/growthlint/internal/finding"
)

// Key is the hash of all that a stored result depends on.
type Key [sha256.Size]byte

// Store keeps bytes from one run to the next. Its methods are safe for concurrent
// use. What was lost or damaged is simply not there, and Put may fail unseen.
type Store interface {
	// Get returns what was put under the key, whole, and whether it is there.
	Get(key Key) ([]byte, bool)
	// Has reports whether Get will most likely succeed.
	Has(key Key) bool
	Put(key Key, data []byte)
}

// errDamaged ends a run that counted on stored types which cannot be read.
var errDamaged = errors.New("stored types of a package cannot be read")

// record is what is stored of a checked package besides its types and the visitor's
// product.
type record struct {
	// API is the hash of what importers see, without positions, Shape that of the types
	// alone.
	API, Shape Key
	// Cgo marks a package whose types cannot be had again without running cgo.
	Cgo, IllTyped, FakeC bool `json:",omitempty"`
	// Told are the package's own troubles, Below those of packages out of scope that
	// it imports, however indirectly.
	Told  []told       `json:",omitempty"`
	Below []toldOfNode `json:",omitempty"`
}

// told is a trouble as it was told first, before it is known whether the patterns
// match its package. File is relative to the package's directory if it lies below.
type told struct {
	Kind         finding.TroubleKind
	File         string `json:",omitempty"`
	Line, Column int    `json:",omitempty"`
	Message      string
	Note         bool `json:",omitempty"`
	// Absent is the ID of the package that cannot be found, if the trouble is of its
	// import.
	Absent string `json:",omitempty"`
}

// toldOfNode are the troubles of the package with that ID.
type toldOfNode struct {
	ID   string
	Told []told
}

// pack puts a record before the data that belongs to it.
func (rec record) pack(data []byte) ([]byte, error) {
	head, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	out := binary.AppendUvarint(make([]byte, 0, len(head)+len(data)+binary.MaxVarintLen64), uint64(len(head)))
	return append(append(out, head...), data...), nil
}

// unpackRecord takes apart what pack put together.
func unpackRecord(data []byte) (rec record, rest []byte, ok bool) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return rec, nil, false
	}
	head, rest := data[size:size+int(n)], data[size+int(n):]
	dec := json.NewDecoder(bytes.NewReader(head))
	dec.DisallowUnknownFields()
	return rec, rest, dec.Decode(&rec) == nil
}

// remember notes a trouble of n for the record.
func (n *node) remember(t finding.Trouble, absent string) {
	file := t.File
	if rel, err := filepath.Rel(n.dir, file); err == nil && filepath.IsLocal(rel) {
		file = rel
	}
	n.told = append(n.told, told{
		Kind: t.Kind, File: file, Line: t.Line, Column: t.Column, Message: t.Message, Note: t.Note, Absent: absent,
	})
}

// below returns what is to be told of the packages out of scope that n imports,
// itself included if it is one, each once.
func (n *node) below() []toldOfNode {
	var out []toldOfNode
	seen := map[string]bool{}
	for _, imp := range n.waitedFor {
		if imp.visit {
			continue
		}
		for _, b := range imp.bad {
			if !seen[b.ID] {
				seen[b.ID] = true
				out = append(out, b)
			}
		}
	}
	if !n.visit && len(n.told) > 0 {
		out = append(out, toldOfNode{n.meta.ID, n.told})
	}
	return out
}
