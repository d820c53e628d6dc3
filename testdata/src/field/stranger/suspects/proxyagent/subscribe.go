package proxyagent

import "slices"

// SubscribeService asks a server for a service; it is pending until confirmed.
func (a *Agent) SubscribeService(server, service string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	set, ok := a.pendingServices[server]
	if !ok {
		set = make(map[string]struct{})
		a.pendingServices[server] = set
	}
	set[service] = struct{}{}
}

// ConfirmService makes a pending service active.
func (a *Agent) ConfirmService(server, service string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.pendingServices[server], service)
	set, ok := a.activeServices[server]
	if !ok {
		set = make(map[string]struct{})
		a.activeServices[server] = set
	}
	set[service] = struct{}{}
}

// UnsubscribeService drops a service of a server.
func (a *Agent) UnsubscribeService(server, service string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.pendingServices[server], service)
	delete(a.activeServices[server], service)
}

// SubscribeQueue asks a server for messages of a queue.
func (a *Agent) SubscribeQueue(server, queue string, sub Subscription) {
	a.mu.Lock()
	defer a.mu.Unlock()
	add(a.pendingQueues, server, queue, sub)
}

// ConfirmQueue makes what is pending on a queue active.
func (a *Agent) ConfirmQueue(server, queue string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, sub := range a.pendingQueues[server][queue] {
		add(a.activeQueues, server, queue, sub)
	}
	delete(a.pendingQueues[server], queue)
}

// UnsubscribeQueue drops what a client has on a queue.
func (a *Agent) UnsubscribeQueue(server, queue, client string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	remove(a.pendingQueues, server, queue, client)
	remove(a.activeQueues, server, queue, client)
}

func add(m map[string]map[string][]Subscription, server, queue string, sub Subscription) {
	byQueue := m[server]
	if byQueue == nil {
		byQueue = make(map[string][]Subscription)
		m[server] = byQueue
	}
	for i := range byQueue[queue] {
		if byQueue[queue][i].Client == sub.Client {
			byQueue[queue][i] = sub
			return
		}
	}
	byQueue[queue] = append(byQueue[queue], sub)
}

func remove(m map[string]map[string][]Subscription, server, queue, client string) {
	byQueue, ok := m[server]
	if !ok {
		return
	}
	left := slices.DeleteFunc(byQueue[queue], func(s Subscription) bool { return s.Client == client })
	if len(left) == 0 {
		delete(byQueue, queue)
		return
	}
	byQueue[queue] = left
}
