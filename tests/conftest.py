"""What all tests share: few, quick, repeatable property examples."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "everyday", max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everyday")
