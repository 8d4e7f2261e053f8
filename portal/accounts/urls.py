"""/account/…"""

from django.contrib.auth.views import LogoutView
from django.urls import path

from portal.accounts.views import passwords, profile, second_factor, sign_in

urlpatterns = [
    path("", profile.profile, name="account"),
    path("login/", sign_in.SignIn.as_view(), name="login"),
    path("code/", sign_in.SecondStep.as_view(), name="code"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password/", passwords.ChangePassword.as_view(), name="password"),
    path("reset/", passwords.Forgotten.as_view(), name="password-forgotten"),
    path("reset/sent/", passwords.LinkSent.as_view(), name="password-sent"),
    path("reset/<uidb64>/<token>/", passwords.SetPassword.as_view(), name="password-set"),
    path("second-factor/", second_factor.overview, name="second-factor"),
    path("second-factor/new/", second_factor.new, name="second-factor-new"),
    path("second-factor/codes/", second_factor.NewCodes.as_view(), name="second-factor-codes"),
    path("second-factor/off/", second_factor.SwitchOff.as_view(), name="second-factor-off"),
]
