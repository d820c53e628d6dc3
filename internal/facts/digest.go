package facts

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// digestVersion is the version of the encoded digest.
const digestVersion = 1

// The budget of a digest. What goes beyond is left out, effects last, and counted.
const (
	MaxDigestFuncs = 200
	MaxDigestBytes = 4096
)

// Digest is what the importers of a package are told of it: what its exported
// functions and methods do to what they are given, through functions of other
// packages too, since a digest reaches direct importers only. It has no positions, no
// paths, and does not depend on settings.
type Digest struct {
	Path string `json:"-"`
	// Funcs are sorted by ID.
	Funcs []DigestFunc `json:"f,omitempty"`
	// Bounded are the keys of types, fields and variables that a directive declares
	// bounded by design, sorted.
	Bounded []string `json:"b,omitempty"`
	// Truncated counts the functions and keys that the budget left out.
	Truncated int `json:"x,omitempty"`
}

// Tells reports whether there is anything to hand to importers.
func (d *Digest) Tells() bool { return len(d.Funcs)+len(d.Bounded)+d.Truncated > 0 }

// DigestFunc is one exported function or method. Its terms speak of its own
// parameters (the receiver is number 0), of constants and of documented libraries.
type DigestFunc struct {
	ID     string `json:"i"`
	Params int    `json:"p,omitempty"`
	// Kept are the parameters that may be kept beyond the call.
	Kept    []int    `json:"k,omitempty"`
	Effects []Effect `json:"e,omitempty"`
	Runs    []Run    `json:"r,omitempty"`
	// Results are those that can be told; unknown ones are empty.
	Results []*Term `json:"t,omitempty"`
}

// Effect is one operation on the container in a parameter: of the language, or a
// library's, which stays symbolic.
type Effect struct {
	Op       SiteOp   `json:"o,omitempty"`
	How      How      `json:"h,omitempty"`
	Extent   Extent   `json:"x,omitempty"`
	Ref      *Term    `json:"r,omitempty"`
	Key      *Term    `json:"k,omitempty"`
	Val      *Term    `json:"v,omitempty"`
	KeyBound KeyBound `json:"kb,omitempty"`
	// Callee and Args are the library's call; Op is empty then.
	Callee Callee  `json:"c,omitzero"`
	Func   string  `json:"f,omitempty"`
	Args   []*Term `json:"a,omitempty"`
	Guards []Guard `json:"g,omitempty"`
	// Deferred and Async tell how it runs, Zero what is put in.
	Deferred bool `json:"d,omitempty"`
	Async    bool `json:"y,omitempty"`
	Zero     bool `json:"z,omitempty"`
}

// RunHow is when a function runs that was passed as an argument.
type RunHow string

// The ways to run an argument.
const (
	RunSync  RunHow = ""      // before the call returns
	RunAsync RunHow = "async" // once, later
	RunEvent RunHow = "event" // for each event
	RunTick  RunHow = "tick"  // again and again, paced by time
)

// Run says that a parameter is called.
type Run struct {
	Param int    `json:"p"`
	How   RunHow `json:"h,omitempty"`
	// Args are what it is called with, as far as it can be told.
	Args []*Term `json:"a,omitempty"`
}

// weight orders functions by what importers lose with them.
func (f *DigestFunc) weight() int {
	switch {
	case len(f.Effects) > 0:
		return 0
	case len(f.Runs) > 0:
		return 1
	case len(f.Results) > 0:
		return 2
	}
	return 3
}

// Fit cuts a digest down to its budget and sorts it. Functions that change what they
// are given stay longest, then those that run what they are given.
func (d *Digest) Fit() {
	slices.SortFunc(d.Funcs, func(a, b DigestFunc) int {
		return cmp.Or(cmp.Compare(a.weight(), b.weight()), cmp.Compare(a.ID, b.ID))
	})
	slices.Sort(d.Bounded)
	d.Bounded = slices.Compact(d.Bounded)
	room := MaxDigestBytes - 64 // the frame
	fits := func(v any) bool {
		text, err := json.Marshal(v)
		n := len(d.shorten(string(text))) + 1
		if err != nil || n > room {
			d.Truncated++
			return false
		}
		room -= n
		return true
	}
	d.Bounded = slices.DeleteFunc(d.Bounded, func(key string) bool { return !fits(key) })
	if n := len(d.Funcs); n > MaxDigestFuncs {
		d.Funcs, d.Truncated = d.Funcs[:MaxDigestFuncs], d.Truncated+n-MaxDigestFuncs
	}
	d.Funcs = slices.DeleteFunc(d.Funcs, func(f DigestFunc) bool { return !fits(f) })
	slices.SortFunc(d.Funcs, func(a, b DigestFunc) int { return cmp.Compare(a.ID, b.ID) })
}

// own stands for the package's path within its digest's text.
const own = "~."

func (d *Digest) shorten(text string) string { return strings.ReplaceAll(text, d.Path+".", own) }

// digestFrame is a digest with the names of its own package shortened.
type digestFrame struct {
	Version int             `json:"v"`
	Path    string          `json:"p"`
	Digest  json.RawMessage `json:"d"`
}

// Encode returns the bytes of a digest; the same digest gives the same bytes.
func (d *Digest) Encode() ([]byte, error) {
	body, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("encoding the digest of %s: %w", d.Path, err)
	}
	text, err := json.Marshal(digestFrame{digestVersion, d.Path, json.RawMessage(d.shorten(string(body)))})
	if err != nil {
		return nil, fmt.Errorf("encoding the digest of %s: %w", d.Path, err)
	}
	return text, nil
}

// DecodeDigest reads what Encode wrote. It refuses other versions and damaged bytes.
func DecodeDigest(data []byte) (*Digest, error) {
	var head digestFrame
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, fmt.Errorf("decoding a digest: %w", err)
	}
	if head.Version != digestVersion || len(head.Digest) == 0 {
		return nil, fmt.Errorf("decoding a digest: format version %d, want %d", head.Version, digestVersion)
	}
	d := &Digest{Path: head.Path}
	if err := json.Unmarshal(bytes.ReplaceAll(head.Digest, []byte(own), []byte(head.Path+".")), d); err != nil {
		return nil, fmt.Errorf("decoding the digest of %s: %w", head.Path, err)
	}
	return d, nil
}
