package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

var majorSuffix = regexp.MustCompile(`/v[0-9]+$`)

// Identity is what a fingerprint is made of: nothing that moves when code is
// moved, files are renamed or rules get better.
type Identity struct {
	// Module is the module path; a /vN suffix does not count.
	Module string
	// Package is the import path.
	Package string
	// Key is the container's key without its package path; for a finding without a
	// container, the function and what it starts or opens.
	Key string
	// Growth is the kind of growth: insert, append, push, spawn, ….
	Growth string
	// Ordinal tells equal ones of a run apart, in source order, from 0.
	Ordinal int
}

// Fingerprint returns "v1:" and 16 hex digits that name the finding across
// checkouts and versions.
func (id Identity) Fingerprint() string {
	inModule := strings.TrimPrefix(strings.TrimPrefix(id.Package, id.Module), "/")
	text := fmt.Sprintf("%s\n%s\n%s\n%s\n%d", majorSuffix.ReplaceAllString(id.Module, ""), inModule, id.Key, id.Growth, id.Ordinal)
	sum := sha256.Sum256([]byte(text))
	return "v1:" + hex.EncodeToString(sum[:8])
}
