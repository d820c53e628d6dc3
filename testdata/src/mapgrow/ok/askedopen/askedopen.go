// Package askedopen has a plug-in that its host opens once.
package askedopen

import "context"

// Plugin is what the host asks for.
type Plugin interface {
	Open(ctx context.Context) error
	Close() error
}

type counts struct{ at map[string]int }

// Open notes what there is, once.
func (c *counts) Open(context.Context) error {
	for _, name := range names() {
		c.at[name] = 0
	}
	return nil
}

// Close implements Plugin.
func (c *counts) Close() error { return nil }

// New returns the plug-in.
func New() Plugin { return &counts{at: map[string]int{}} }

var names func() []string
