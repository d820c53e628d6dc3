// Package paged reads all pages of one listing, and waits where it is told to slow down.
package paged

import (
	"context"
	"errors"
	"time"
)

// Listing gives one page after the other.
type Listing struct {
	left [][]string
	slow time.Duration
}

type slowDown struct{ by time.Duration }

func (s slowDown) Error() string { return "slow down" }

var errEnd = errors.New("no more pages")

func (l *Listing) next(context.Context) ([]string, error) {
	if l.slow > 0 {
		return nil, slowDown{l.slow}
	}
	if len(l.left) == 0 {
		return nil, errEnd
	}
	page := l.left[0]
	l.left = l.left[1:]
	return page, nil
}

// All is every name of a listing.
func All(ctx context.Context, l *Listing) (names []string, err error) {
	for err == nil {
		var page []string
		page, err = l.next(ctx)
		var slow slowDown
		if err == nil {
			names = append(names, page...)
		} else if errors.As(err, &slow) {
			select {
			case <-ctx.Done():
				err = ctx.Err()
			case <-time.After(slow.by):
				err = nil
			}
		}
	}
	if err == errEnd {
		err = nil
	}
	return names, err
}
