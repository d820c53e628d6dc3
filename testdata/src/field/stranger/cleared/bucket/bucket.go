// Package bucket is a token bucket.
package bucket

import (
	"sync"
	"time"
)

// Bucket is a pair of numbers under a lock.
type Bucket struct {
	mu     sync.Mutex
	tokens float64
	last   time.Time

	rate, burst float64
}

// New returns a full bucket.
func New(rate, burst float64) *Bucket {
	return &Bucket{tokens: burst, last: time.Now(), rate: rate, burst: burst}
}

// Allow takes a token if there is one.
func (b *Bucket) Allow() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	b.tokens = min(b.burst, b.tokens+b.rate*now.Sub(b.last).Seconds())
	b.last = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}
