from getsafe import guards


def test_closure_obstacles_of_a_guard_that_objects_gives_its_sentence(monkeypatch):
    monkeypatch.setattr(guards, "_closure_guards", [])
    guards.register_closure_guard(lambda case: "Finish the review first")
    guards.register_closure_guard(lambda case: None)

    assert guards.closure_obstacles(case=None) == ["Finish the review first"]
