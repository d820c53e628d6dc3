// Package tracing records requests if it was built to do so.
package tracing

import "sync"

const enabled = false

// Recorder holds the last state of each request.
type Recorder struct {
	mu    sync.Mutex
	spans map[string][]string
}

// NewRecorder returns an empty recorder.
func NewRecorder() *Recorder { return &Recorder{spans: make(map[string][]string)} }

// Record adds a step of a request.
func (r *Recorder) Record(request, step string) {
	if !enabled {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.spans[request] = append(r.spans[request], step)
}
