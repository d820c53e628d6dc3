// Package clusters asks a cluster for its pods again and again, and tells how each of them
// does: of one metric, what belongs to a pod that is gone is deleted.
package clusters

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

var (
	restarts = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "restarts"}, []string{"pod"})
	ready    = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "ready"}, []string{"pod"})
	waits    = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "waits"}, []string{"phase"})
)

// Pod is one pod.
type Pod struct {
	metav1.ObjectMeta

	Restarts, Waits int
	Ready           bool
}

// Watcher asks.
type Watcher struct {
	url   string
	known map[string]bool
}

// Run asks each minute until ctx ends.
func (w *Watcher) Run(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			w.ask(ctx)
		}
	}
}

func (w *Watcher) ask(ctx context.Context) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.url, nil)
	if err != nil {
		return
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return
	}
	defer res.Body.Close()
	var pods []Pod
	if err := json.NewDecoder(http.MaxBytesReader(nil, res.Body, 1<<20)).Decode(&pods); err != nil {
		return
	}
	now := map[string]bool{}
	for i := range pods {
		now[pods[i].Name] = true
		tell(&pods[i], pods[i].Name)
	}
	for name := range w.known {
		if !now[name] {
			ready.DeleteLabelValues(name)
		}
	}
	w.known = now
}

func tell(p *Pod, name string) {
	up := 0.0
	if p.Ready {
		up = 1
	}
	ready.WithLabelValues(name).Set(up)
	restarts.WithLabelValues(name).Set(float64(p.Restarts)) // want labelgrow medium "clusters[.]restarts"
	waits.WithLabelValues("any").Set(float64(p.Waits))
}
