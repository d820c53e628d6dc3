// Package reinsert deletes a key only to enter it again.
package reinsert

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type reading struct {
	Device string
	Value  float64
	at     time.Time
}

// Panel shows the last reading of each device, and its last alarm.
type Panel struct {
	mu     sync.Mutex
	latest map[string]reading
	alarms map[string]reading
}

// NewPanel returns an empty panel.
func NewPanel() *Panel { return &Panel{latest: map[string]reading{}, alarms: map[string]reading{}} }

// Mux returns the panel's routes.
func (p *Panel) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/report", p.report)
	mux.HandleFunc("/alarm", p.alarm)
	mux.HandleFunc("/calm", p.calm)
	return mux
}

func (p *Panel) report(w http.ResponseWriter, r *http.Request) {
	var in reading
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	in.at = time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.latest, in.Device)
	p.latest[in.Device] = in // want mapgrow medium "Panel.latest"
}

func (p *Panel) alarm(w http.ResponseWriter, r *http.Request) {
	device := r.FormValue("device")
	p.mu.Lock()
	defer p.mu.Unlock()
	p.alarms[device] = p.latest[device]
}

// calm takes an alarm out and enters none.
func (p *Panel) calm(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.alarms, r.FormValue("device"))
}
