// Package unserved adds to queues of work, one of which only some deployments serve.
package unserved

import (
	"context"
	"net/http"

	"k8s.io/client-go/util/workqueue"
)

// Config is read when the program starts.
type Config struct {
	Kind  string
	Names bool
}

const wanted = "tables"

// Controller handles what requests name.
type Controller struct {
	config Config
	chains workqueue.TypedRateLimitingInterface[string]
	names  workqueue.TypedRateLimitingInterface[string]
	routes workqueue.TypedRateLimitingInterface[string]
}

func fresh() workqueue.TypedRateLimitingInterface[string] {
	return workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())
}

// NewController returns a controller.
func NewController(config Config) *Controller {
	return &Controller{config: config, chains: fresh(), names: fresh(), routes: fresh()}
}

// Run works until ctx ends.
func (c *Controller) Run(ctx context.Context, handle func(string) error) {
	if c.config.Kind == wanted {
		go work(c.chains, handle)
	}
	if c.config.Names {
		go work(c.names, handle)
	}
	go work(c.routes, handle)
	<-ctx.Done()
	c.chains.ShutDown()
	c.names.ShutDown()
	c.routes.ShutDown()
}

// ServeHTTP notes what changed.
func (c *Controller) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.routes.Add(r.URL.Path)
	if c.config.Names {
		c.names.Add(r.URL.Path)
	}
	if chain := r.FormValue("chain"); chain != "" {
		c.chains.Add(chain) // want queuegrow medium "Controller.chains"
	}
	w.WriteHeader(http.StatusNoContent)
}

func work(q workqueue.TypedRateLimitingInterface[string], handle func(string) error) {
	for next(q, handle) {
	}
}

func next(q workqueue.TypedRateLimitingInterface[string], handle func(string) error) bool {
	item, stop := q.Get()
	if stop {
		return false
	}
	defer q.Done(item)
	if err := handle(item); err != nil {
		q.AddRateLimited(item)
		return true
	}
	q.Forget(item)
	return true
}
